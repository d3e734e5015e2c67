"""What the command line says; the core speaks in codes."""

from __future__ import annotations

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
}


def sentence(error: UserError) -> str:
    """Return what happened and what to do, in Chinese; an unknown code is shown as it is."""
    words = _SENTENCES.get(error.code, error.code)
    try:
        return words.format(**error.params)
    except KeyError:
        return words
