"""The floor of the start-up benchmark: a Textual page with the widgets of the entity step and nothing behind.

The same 46 widgets in the same places, of the same kinds as far as Textual itself has them (what is our own
kind there is a Static here), showing as much text. It imports sqlite3 and the names of pydantic that a draft
is declared with (the bare package name loads nothing), because a program that keeps drafts needs them.
"""

from __future__ import annotations

import os

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

import sqlite3

from pydantic import (
    MISSING,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    Strict,
    ValidationError,
)
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static

IMPORTED = (
    sqlite3.sqlite_version,
    *(MISSING, BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, Strict, ValidationError),
)

STEPS = """\
步骤

  1 第一个步骤
    已完成
> 2 第二个步骤
    已完成
  3 第三个步骤
    已完成
  4 第四个步骤
    已完成
  5 第五个步骤
    进行中
  6 第六个步骤
  7 第七个步骤"""
INTRO = "第二个步骤\n这里是两行左右的说明文字（写在括号里的是原因：第一个原因，否；第二个原因，否）"
CHOSEN = ("这里是选择的问题  必填", "已经选好的一个答案  [v]")
TYPED = ("这里是填写的问题：详细  必填\n例：这里是一个例子 1 号 101 室", "已经填好的一个答案 1 号 101 室")
FINDINGS = """\
READY：这里是问题的名称  必填
为什么问：这里是一句说明原因的话。
例：这里是一个例子 1 号 101 室

【符合】这里是一条规则的文字，大约有两行那么长，说明什么是必须的，什么不是必须的
出处《这里是规则的出处 CreateNewSubject》，资料时间 2025-12，可信度高

整份文件
这里是一行文字
须改正 0 处，注意 0 处，未填 0 项，待确认或未定 0 项。
这里是大约两行的文字，说明现在能做什么，以及以后还要准备什么。
这里也是大约两行的文字，说明规则还没有收齐：没有提示不等于没有要求。"""
KEYS = "F8 继续  F7 上一步  F3 说明  F9 步骤  F1 帮助  F2 命令  F6 EN  F10 退出"


class BarePage(App[None]):
    """Steps on the left, eleven labelled fields in the middle, text on the right, keys below."""

    CSS = """
    Static { height: auto; }
    .hidden { display: none; }
    #middle { height: 1fr; }
    #steps { width: 26; height: 100%; padding: 1 1; border-right: solid $panel; }
    #host { width: 3fr; }
    #findings { width: 2fr; padding: 0 1; border-left: solid $panel; }
    .field { height: auto; margin-bottom: 1; }
    #keys { dock: bottom; height: 1; }
    """

    def compose(self) -> ComposeResult:
        yield Static("改动会自动保存", markup=False)
        yield Static("", classes="hidden")  # the banner
        yield Static("", classes="hidden")  # the steps on one line
        with Horizontal(id="middle"):
            yield Static(STEPS, id="steps", markup=False)
            with Vertical(id="host"), VerticalScroll():
                yield Static(INTRO, markup=False)
                yield OptionList(classes="hidden")  # the error summary
                yield from self._field(*CHOSEN, is_typed=False)
                yield from self._field(*TYPED, is_typed=True)
                yield from self._field(*CHOSEN, is_typed=False)
                yield from self._field(*TYPED, is_typed=True)
                yield from self._field("这里是选择的问题  必填", "(*) 一\n( ) 二", is_typed=False)
                yield from self._field(
                    "这里是选择的问题  必填", "(*) 一\n( ) 二\n( ) 三\n( ) 四", is_typed=False
                )
                yield from self._field(*TYPED, is_typed=True)
                yield from self._field(*TYPED, is_typed=True)
                yield from self._field(TYPED[0], "", is_typed=True)
                yield from self._field("这里是选择的问题  必填", "( ) 是\n(*) 否", is_typed=False)
                yield from self._field(TYPED[0], "", is_typed=True)
                yield Static("[ 继续 ]", markup=False)
            with VerticalScroll(id="findings"):
                yield Static(FINDINGS, markup=False)
        yield Static(KEYS, id="keys", markup=False)

    @staticmethod
    def _field(label: str, value: str, *, is_typed: bool) -> ComposeResult:
        with Vertical(classes="field"):
            yield Static(label, markup=False)
            yield Input(value, compact=True) if is_typed else Static(value, markup=False)


if __name__ == "__main__":
    BarePage().run()
