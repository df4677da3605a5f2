"""Make `icp_wizard/regions/data/pinyin.json`: `pip install pypinyin`, then `python docs/pinyin.py`.

Pinyin only helps to find a place; nothing is decided or printed by it. READINGS are names the library reads,
or may read, otherwise than the people who live there.
"""

from __future__ import annotations

import json
from pathlib import Path

from pypinyin import Style, lazy_pinyin

DATA = Path(__file__).parents[1] / "icp_wizard" / "regions" / "data"

READINGS = {
    "单县": "shan xian",
    "东阿县": "dong e xian",
    "大城县": "dai cheng xian",
    "六合区": "lu he qu",
    "六安市": "lu an shi",
    "尉犁县": "yu li xian",
    "尉氏县": "wei shi xian",
    "长子县": "zhang zi xian",
    "吴堡县": "wu bu xian",
    "称多县": "chen duo xian",
    "宕昌县": "tan chang xian",
    "泌阳县": "bi yang xian",
    "荥经县": "ying jing xian",
    "荥阳市": "xing yang shi",
    "蔚县": "yu xian",
    "铅山县": "yan shan xian",
    "浚县": "xun xian",
    "犍为县": "qian wei xian",
    "筠连县": "jun lian xian",
    "莘县": "shen xian",
    "中牟县": "zhong mu xian",
    "牟平区": "mu ping qu",
    "牟定县": "mou ding xian",
    "洪洞县": "hong tong xian",
    "繁峙县": "fan shi xian",
    "隰县": "xi xian",
    "乐亭县": "lao ting xian",
    "乐清市": "yue qing shi",
    "乐陵市": "lao ling shi",
    "乐都区": "le du qu",
    "柞水县": "zha shui xian",
    "覃塘区": "qin tang qu",
    "阆中市": "lang zhong shi",
    "大埔县": "da bu xian",
    "番禺区": "pan yu qu",
    "歙县": "she xian",
    "黟县": "yi xian",
    "枞阳县": "zong yang xian",
    "泊头市": "bo tou shi",
    "阿荣旗": "a rong qi",
    "盱眙县": "xu yi xian",
    "亳州市": "bo zhou shi",
    "蚌埠市": "beng bu shi",
    "漯河市": "luo he shi",
    "郏县": "jia xian",
    "郫都区": "pi du qu",
    "什邡市": "shi fang shi",
    "会理市": "hui li shi",
    "珲春市": "hun chun shi",
    "讷河市": "ne he shi",
    "耒阳市": "lei yang shi",
    "汨罗市": "mi luo shi",
    "监利市": "jian li shi",
    "黄陂区": "huang pi qu",
    "渑池县": "mian chi xian",
    "武陟县": "wu zhi xian",
    "兖州区": "yan zhou qu",
    "鄄城县": "juan cheng xian",
    "临朐县": "lin qu xian",
    "临洮县": "lin tao xian",
    "鄠邑区": "hu yi qu",
    "洛隆县": "luo long xian",
    "色达县": "se da xian",
    "百色市": "bai se shi",
    "库车市": "ku che shi",
    "伽师县": "jia shi xian",
    "台州市": "tai zhou shi",
    "天台县": "tian tai xian",
    "丽水市": "li shui shi",
    "缙云县": "jin yun xian",
    "嵊州市": "sheng zhou shi",
    "诸暨市": "zhu ji shi",
    "莆田市": "pu tian shi",
    "华阴市": "hua yin shi",
    "大理市": "da li shi",
    "朝阳市": "chao yang shi",
    "朝阳区": "chao yang qu",
    "朝阳县": "chao yang xian",
    "朝天区": "chao tian qu",
    "涡阳县": "guo yang xian",
}

CHARACTERS = {"长": "chang", "都": "du", "什": "shi", "勒": "le", "乐": "le", "曾": "zeng"}
"""Read like this in every name that is not among READINGS."""


def main() -> None:
    """Read the divisions, write their pinyin beside them."""
    divisions = json.loads((DATA / "divisions.json").read_text(encoding="utf-8"))["divisions"]
    said = {code: _said(name) for code, name in divisions.items()}
    text = json.dumps({"pinyin": said}, ensure_ascii=False, indent=0)
    (DATA / "pinyin.json").write_text(text + "\n", encoding="utf-8")


def _said(name: str) -> str:
    if name in READINGS:
        return READINGS[name]
    read = zip(name, lazy_pinyin(name, style=Style.NORMAL), strict=True)
    return " ".join(CHARACTERS.get(character, syllable) for character, syllable in read)


if __name__ == "__main__":
    main()
