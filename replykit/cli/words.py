"""What the command line says; the core speaks in codes."""

from __future__ import annotations

from replykit.domain.exchange import RowOutcome, RowReport
from replykit.domain.reply import Finding
from replykit.errors import UserError

_SENTENCES = {
    "bank.unreadable": "话术文件 {path} 读不了（{reason}）。程序文件可能不完整，请重装。",
    "bank.conflict": "没有保存：{item} 刚在别处改过，话术库没有变动。请按新的版本再改一次。",
    "phrase.blocked": "没有启用：内容违反规则（{rules}）。改好再启用，或者先存成草稿。",
    "db.unavailable": "打不开数据库 {path}。您的修改没有丢，请检查文件夹后再试。",
    "db.locked": "数据库 {path} 正被另一个程序占用。关掉另一个 ReplyKit 后再试。",
    "db.readonly": "数据库 {path} 只能读不能写。请检查文件权限。",
    "db.full": "磁盘满了，{path} 写不进去。已有内容没有变，请腾出空间后再试。",
    "db.too_new": "数据库 {path} 由更新版本的 ReplyKit 写成。请升级程序，文件未改动。",
    "db.corrupt": "数据库 {path} 已损坏或不是数据库。文件未改动，可从 backups 文件夹恢复。",
    "db.network_drive": "数据库 {path} 在网络盘上，容易损坏。请用 --data-dir 换到本机硬盘。",
    "reply.blocked": "这条回复不能发：{rules}。",
    "reply.empty": "没有可复制的内容。",
    "clipboard.failed": "没能写入剪贴板：{reason}",
    "input.unreadable": "读不了 {path}：{reason}",
    "input.empty": "没有输入内容。",
    "output.unwritable": "写不进 {path}（{reason}）。评分没有受影响，请换个位置。",
    "plots.missing": "画图需要 matplotlib：pip install 'replykit[evaluate]'。数字照常可看。",
    "exchange.format": "看不出 {path} 是什么格式。能用的有：{known}；可以用 --format 指明。",
    "exchange.header": "{path} 里没找到表头。前十行里要有一行写着列名，至少有“内容”一列。",
    "exchange.too_big": "{path} 太大了，最多 {limit}。请分成几个文件。",
    "exchange.damaged": "{path} 的内容读不懂（{reason}）。请用原来的软件另存一份再试。",
    "exchange.exists": "{path} 已经有了，没有覆盖。要覆盖请加 --force。",
    "exchange.unwritable": "写不进 {path}（{reason}）。话术库没有变，请换个位置。",
    "exchange.intent": "话术库里没有意图 {intent}。用 replykit bank stats 看有哪些。",
    "settings.foreign": "这不是 ReplyKit 导出的设置文件，什么都没有改。",
    "settings.newer": "这个设置文件是更新版本的 ReplyKit 写的。请先升级程序。",
    "settings.unwritable": "写不进 {path}（{reason}）。请换个位置。",
    "autostart.failed": "系统不让改开机启动（{reason}）。其他照常。",
    "shop.name_taken": "已经有一个店铺叫 {name}。",
    "shop.name_missing": "店铺要有名字。",
    "shop.too_many": "最多 {most} 个店铺。",
}

_ROWS = {
    "row.long": "单元格太长（{detail}）",
    "row.unreadable": "这一行读不懂（{detail}）",
    "field.value": "值不认识（{detail}）",
    "field.type": "值不认识（{detail}）",
    "field.missing": "缺 {detail}",
    "phrase.intent": "没有这个意图：{detail}",
    "phrase.slot": "没有这个空位：{detail}",
    "phrase.brace": "有不成对的花括号，先存为草稿：{detail}",
    "phrase.long": "有 {detail} 字，超过 200 字又没标为长文",
    "phrase.rule": "违反规则，先存为草稿（{detail}）",
    "phrase.exists": "编号已有而内容不同，没有覆盖，要覆盖请加 --update",
    "phrase.near_duplicate": "和 {detail} 几乎一样",
    "phrase.duplicate_id": "编号重复（{detail}）",
    "phrase.new_id": "编号 {detail} 不能用，换了新编号，原编号记在备注里",
}
"""What the rows of an import are told, by `replykit.domain.exchange.ROW_CODES`."""

_FINDINGS = {
    "slot.unfilled": "还有空没填",
    "text.control": "含有看不见的控制字符",
    "text.long": "回复太长",
    "reply.repeated": "刚发过同样的话",
    "reply.doubtful": "这句话可能不妥",
}
"""What the check itself finds; rules bring their own titles."""

OUTCOMES = {
    RowOutcome.ADD: "新增",
    RowOutcome.SAME: "已有",
    RowOutcome.CHANGE: "改动",
    RowOutcome.SKIP: "跳过",
    RowOutcome.BAD: "不能用",
}
"""What becomes of a row."""


def row_sentence(row: RowReport) -> str:
    """Return what is to be said of a row besides its outcome, "" if nothing is."""
    return _ROWS.get(row.code, row.code).replace("{detail}", row.detail)


def sentence(error: UserError) -> str:
    """Return what happened and what to do, in Chinese; an unknown code is shown as it is."""
    words = _SENTENCES.get(error.code, error.code)
    try:
        return words.format(**error.params)
    except KeyError:
        return words


def finding_title(finding: Finding) -> str:
    """Return what a finding is about."""
    return finding.title or _FINDINGS.get(finding.rule, "")
