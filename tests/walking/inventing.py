"""What an applicant has to tell: numbers with right checks, names, addresses, days. Plainly nobody's."""

from __future__ import annotations

import string
from datetime import date, timedelta
from typing import TYPE_CHECKING

from icp_wizard import regions
from icp_wizard.identifiers import credit_code, organisation_code, permanent_residence, resident_id
from icp_wizard.identifiers.registration_number import check_digit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_YEAR = 365
_CURIOUS = (
    "游戏",
    "学院",
    "金融",
    "新闻",
    "中国",
    "教育",
    "大全",
    "2026",
    "!",
    "医院",
    "购物",
    "宗教",
    "视频",
)
"""Words that rules look for in names; an applicant may well use them."""


class Inventor:
    """Inventions of one applicant, by chance, on a day."""

    def __init__(self, chance: Random, as_of: date) -> None:
        self.chance = chance
        self.as_of = as_of

    def digits(self, count: int) -> str:
        """So many digits."""
        return "".join(self.chance.choices(string.digits, k=count))

    def division(self, province: str) -> str:
        """A division of a province (two digits) that has none below it."""
        code = f"{province}0000"
        while below := regions.children(code):
            code = self.chance.choice(below).code
        return code

    def birthday(self) -> date:
        """Of a grown person mostly, of a minor now and then."""
        years = self.chance.choice((15, 16, 17, 19, 25, 30, 38, 45, 52, 60, 71))
        return self.day(-(years + 1) * _YEAR, -years * _YEAR)

    def day(self, first: int, last: int) -> date:
        """A day between so many days from now, both included."""
        return self.as_of + timedelta(days=self.chance.randint(first, last))

    def certificate_number(self, kind: str, province: str) -> str:
        """A sound number of a certificate of this type, given out in a province."""
        makers = {
            "business_licence": self._licence_number,
            "institution_certificate": self._institution_number,
            "institution_credit_code_certificate": lambda p: self._credit_code("12", p),
            "institution_organisation_code_certificate": lambda p: self._organisation_code(),
            "resident_id_card": lambda p: self._identity_number(self.division(p)),
            "hkmo_residence_permit": lambda p: self._identity_number(self._one_of(resident_id.HKMO_PREFIXES)),
            "tw_residence_permit": lambda p: self._identity_number(self._one_of(resident_id.TW_PREFIXES)),
            "hkmo_travel_permit": lambda p: self._one_of("HM") + self.digits(8),
            "tw_travel_permit": lambda p: self.digits(8),
            "passport": lambda p: "X" + self.digits(8),
            "foreign_permanent_residence": self._residence_card_number,
        }
        return makers[kind](province)

    def _one_of(self, options: Sequence[str]) -> str:
        return self.chance.choice(options)

    def _identity_number(self, prefix: str) -> str:
        number = f"{prefix}{self.birthday():%Y%m%d}{self.digits(3)}"
        return number + resident_id.check_character(number)

    def _residence_card_number(self, province: str) -> str:
        if self.chance.random() < 0.3:
            return "XXA" + self.digits(12)
        nationality = self._one_of(sorted(permanent_residence.nationalities().values()))
        number = f"9{province}{nationality}{self.birthday():%Y%m%d}{self.digits(3)}"
        return number + resident_id.check_character(number)

    def _licence_number(self, province: str) -> str:
        division = self.division(province)
        if self.chance.random() < 0.1:
            number = division + self.digits(8)
            return number + check_digit(number)
        return self._credit_code(f"9{self._one_of('12')}", province)

    def _institution_number(self, province: str) -> str:
        is_old = self.chance.random() < 0.1
        return f"事证第{self.digits(12)}号" if is_old else self._credit_code("12", province)

    def _credit_code(self, category: str, province: str) -> str:
        code = f"{category}{self.division(province)}{self._organisation_code().replace('-', '')}"
        return code + credit_code.check_character(code)

    def _organisation_code(self) -> str:
        body = self.digits(8)
        return f"{body}-{organisation_code.check_character(body)}"

    def mobile(self) -> str:
        """A mobile number."""
        return "13" + self.digits(9)

    def phone(self) -> str:
        """A number somebody is reached at, mostly a landline."""
        return self.mobile() if self.chance.random() < 0.3 else f"0755-0{self.digits(7)}"

    def email(self) -> str:
        """An address of a domain that is nobody's for good."""
        return f"yangli{self.digits(4)}@example.com"

    def domain(self) -> str:
        """A registrable name."""
        word = self._one_of(("yangli", "xugou", "wuyou", "game", "xinwen"))
        return f"{word}-{self.digits(4)}.{self._one_of(('cn', 'com', 'net', 'com.cn'))}"

    def filing_number(self, province: str) -> str:
        """A number of an entity filed in a province (two digits)."""
        return f"{regions.filing_abbreviation(province)}ICP备{self.digits(8)}号"

    def address(self) -> str:
        """A public address of a server."""
        return f"1.2.{self.chance.randint(0, 255)}.{self.chance.randint(1, 254)}"

    def person_name(self) -> str:
        """A name that says it is invented."""
        return "样例" + "".join(self.chance.choices("甲乙丙丁戊己庚辛", k=2))

    def unit_name(self) -> str:
        """A name of an enterprise, curious now and then."""
        return f"样例虚构{self._curious(0.2)}乌有{self.digits(2)}有限公司"

    def site_name(self) -> str:
        """A name of a website."""
        start = self._curious(0.1)
        end = self._one_of(("之家", "官网", "小站", "网站"))
        return f"{start}样例虚构{self._curious(0.2)}{end}{self.digits(2)}"

    def street(self) -> str:
        """An address below the division, with or without a house number."""
        return self._one_of(("虚构路1号乌有大厦101室", "虚构路2号3栋", "虚构村", "虚构路（最详细地址）"))

    def words(self) -> str:
        """Some text, where any text goes."""
        return f"样例虚构的说明{self.digits(3)}{self._curious(0.2)}"

    def _curious(self, share: float) -> str:
        return self._one_of(_CURIOUS) if self.chance.random() < share else ""
