"""The arguments of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from replykit import __version__
from replykit.domain.phrase import PhraseState
from replykit.settings import Paths

Command = Callable[[argparse.Namespace], int]


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the options; exits with code 2 and a usage line when they make no sense."""
    options = _parser().parse_args(argv)
    options.paths = Paths(options.data_dir) if options.data_dir else Paths.default()
    return options


def command_of(options: argparse.Namespace) -> Command:
    """Return the function that runs the chosen command, importing it only now."""
    name = options.command or "window"
    if name == "bank":
        name = f"bank {options.bank_command}"
    return _commands()[name]


def _commands() -> dict[str, Command]:
    from replykit.cli import banks, doctor, exchange, messages, replies, scores, window  # noqa: PLC0415

    return {
        "window": window.run,
        "suggest": messages.suggest,
        "classify": messages.classify,
        "check": replies.check,
        "evaluate": scores.evaluate,
        "bank lint": banks.lint,
        "bank stats": banks.stats,
        "bank import": exchange.import_file,
        "bank export": exchange.export_file,
        "bank duplicates": exchange.duplicates,
        "doctor": doctor.run,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="replykit",
        description="网店客服的快捷回复窗口 - polite replies beside the chat window.",
    )
    parser.add_argument("--version", action="version", version=f"ReplyKit {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="数据文件夹 (all files written)"
    )
    parser.add_argument(
        "--smoke-test", action="store_true", help="打开窗口、回答一条、关闭 (self test)"
    )
    parser.add_argument(
        "--background", action="store_true", help="启动后留在托盘 (start in the tray)"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_suggest(commands)
    _add_check(commands)
    classify = commands.add_parser("classify", help="逐行理解 JSONL (stdin -> stdout)")
    classify.set_defaults(json=True)
    _add_evaluate(commands)
    _add_bank(commands)
    doctor = commands.add_parser("doctor", help="检查运行环境 (what works here)")
    doctor.add_argument("--json", action="store_true")
    return parser


def _add_suggest(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    suggest = commands.add_parser("suggest", help="给一条消息推荐回复 (replies for one message)")
    suggest.add_argument("text", nargs="?", default="-", metavar="TEXT", help="消息，- 为标准输入")
    suggest.add_argument("--top", type=_positive, default=3, metavar="N", help="回复条数，默认 3")
    suggest.add_argument("--json", action="store_true")
    suggest.add_argument("--copy", action="store_true", help="复制第一条")


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="检查一条回复 (rules and wording)")
    check.add_argument("text", nargs="?", default="-", metavar="TEXT", help="回复，- 为标准输入")
    check.add_argument("--json", action="store_true")
    check.add_argument(
        "--jsonl", action="store_true", help="逐行 {id,text} -> {id,verdict,findings}"
    )
    check.add_argument(
        "--platform", default="taobao", help="taobao, jd, pdd, douyin, kuaishou, other"
    )


def _add_evaluate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    evaluate = commands.add_parser(
        "evaluate", help="用已标注的消息评分 (accuracy on labelled JSONL)"
    )
    evaluate.add_argument("file", type=Path, metavar="FILE.jsonl")
    evaluate.add_argument("--json", action="store_true")
    evaluate.add_argument("--save", type=Path, metavar="FILE", help="存下这次的数字")
    evaluate.add_argument("--baseline", type=Path, metavar="FILE", help="与存下的数字比较")
    evaluate.add_argument(
        "--plots", type=Path, metavar="DIR", help="画出混淆、校准和覆盖曲线 (PNG)"
    )


def _add_bank(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bank = commands.add_parser("bank", help="话术库 (the phrase bank)")
    actions = bank.add_subparsers(dest="bank_command", metavar="ACTION", required=True)
    for name, text in (
        ("lint", "检查话术库的内容"),
        ("stats", "话术库有多少内容"),
        ("duplicates", "找出几乎一样的话术"),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("--json", action="store_true")
        if name == "stats":
            action.add_argument("--coverage", action="store_true", help="手册逐项由哪些话术覆盖")
    _add_import(actions)
    _add_export(actions)


def _add_import(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    action = actions.add_parser("import", help="从文件加入话术 (CSV, XLSX, TOML)")
    action.add_argument("file", type=Path, metavar="FILE")
    _add_format(action)
    action.add_argument("--dry-run", action="store_true", help="只看会怎样，不写入")
    action.add_argument("--update", action="store_true", help="编号已有的话术按文件改")
    action.add_argument("--approve", action="store_true", help="采用文件里的状态，否则都存为草稿")


def _add_export(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    action = actions.add_parser("export", help="把话术写进文件 (CSV, XLSX, TOML)")
    action.add_argument("file", type=Path, metavar="FILE")
    _add_format(action)
    action.add_argument("--intent", action="append", default=[], metavar="ID")
    states = [state.value for state in PhraseState]
    action.add_argument("--state", action="append", default=[], choices=states)
    action.add_argument("--personal", action="store_true", help="我自己的话术也写进去")
    action.add_argument("--force", action="store_true", help="文件已有时覆盖")


def _add_format(action: argparse.ArgumentParser) -> None:
    action.add_argument(
        "--format", default="auto", metavar="NAME", help="auto, csv, xlsx, toml；默认看后缀"
    )
    action.add_argument("--json", action="store_true")


def _positive(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 100:
        raise argparse.ArgumentTypeError("1-100")
    return number
