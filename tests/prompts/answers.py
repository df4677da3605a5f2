"""The Guangdong company of the sample, as lines for a pipe."""

from __future__ import annotations

from typing import Final

COMPANY: Final = """\
广东
1
n
深圳市样例虚构乌有科技有限公司
business_licence
91440300MA5XXXX14F
否
n
n
n
1
yangli-xugou.cn
n

ecs
1.2.3.4



440305
虚构路1号乌有大厦101室
广东省深圳市南山区
虚构路1号乌有大厦101室
paper
normal
长期
虚构的软件开发与技术服务

n

样例甲
resident_id_card
440305190001010017
legal_representative
2021-01-01
长期
13800000000
0755-00000001

jia@example.com
样例虚构乌有官网
entity
2028-11-24
yangli-xugou.cn
unit_portal
zh_hans
无
无
介绍样例公司（虚构）的产品与联系方式
new
样例乙𬱖
resident_id_card
44030519030303003X
2021-01-01
长期
13900000000
0755-00000002

yi@example.com
y
y
y
y
y
y
y
y
"""
