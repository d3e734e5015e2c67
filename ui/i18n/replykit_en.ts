<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>BankFiles</name>
    <message>
        <source>导入话术</source>
        <translation>Import phrases</translation>
    </message>
    <message>
        <source>导出话术</source>
        <translation>Export phrases</translation>
    </message>
</context>
<context>
    <name>BankFilter</name>
    <message>
        <source>按分类</source>
        <translation>By category</translation>
    </message>
    <message>
        <source>按意图</source>
        <translation>By intent</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Grouping</translation>
    </message>
    <message>
        <source>筛选话术</source>
        <translation>Filter phrases</translation>
    </message>
    <message>
        <source>筛选：字、意图、拼音首字母</source>
        <translation>Filter: words, intent, pinyin initials</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>作用</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>全部作用</source>
        <translation>All roles</translation>
    </message>
</context>
<context>
    <name>BankTools</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>副本</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>意图</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>新意图</source>
        <translation>New intent</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>建议的例句 {count}</source>
        <translation>Suggested examples {count}</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>建议的例句</source>
        <translation>Suggested examples</translation>
    </message>
    <message>
        <source>导入…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>BankTree</name>
    <message>
        <source>话术库</source>
        <translation>Phrases</translation>
    </message>
</context>
<context>
    <name>BankTreeModel</name>
    <message>
        <source>话术</source>
        <translation>Phrase</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n phrase</numerusform>
            <numerusform>%n phrases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭提示</source>
        <translation>Close this notice</translation>
    </message>
</context>
<context>
    <name>BlockedPanel</name>
    <message>
        <source>返回 Esc</source>
        <translation>Back Esc</translation>
    </message>
    <message>
        <source>没有复制：</source>
        <translation>Not copied: </translation>
    </message>
    <message numerus="yes">
        <source>等 %n 处</source>
        <translation>
            <numerusform>and %n in all</numerusform>
            <numerusform>and %n in all</numerusform>
        </translation>
    </message>
    <message>
        <source>「{text}」</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>处罚：</source>
        <translation>Penalty: </translation>
    </message>
    <message>
        <source>可以说：</source>
        <translation>Say instead: </translation>
    </message>
    <message>
        <source>换成稳妥说法</source>
        <translation>Use the safe wording</translation>
    </message>
    <message>
        <source>去修改</source>
        <translation>Edit it</translation>
    </message>
</context>
<context>
    <name>BrowsePage</name>
    <message>
        <source>已恢复</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>已重做</source>
        <translation>Done again</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 条</source>
        <translation>
            <numerusform>%n phrase exported</numerusform>
            <numerusform>%n phrases exported</numerusform>
        </translation>
    </message>
    <message>
        <source>已停用，按 {key} 可撤销</source>
        <translation>Retired; {key} undoes it</translation>
    </message>
    <message>
        <source>已导入，按 {key} 可撤销</source>
        <translation>Imported; {key} undoes it</translation>
    </message>
    <message>
        <source>已恢复为草稿，启用前请再看一眼</source>
        <translation>Back as a draft: look at it before it is used</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>没有这样的话术，换个词或放宽筛选。</source>
        <translation>No such phrase. Try another word or a wider filter.</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>全局快捷键</source>
        <translation>Global hotkey</translation>
    </message>
    <message>
        <source>在任何程序里按它，就取走选中的话</source>
        <translation>In any program it takes the selected message</translation>
    </message>
    <message>
        <source>在聊天窗口里复制，就自动出回复</source>
        <translation>Copying in a chat window brings replies by itself</translation>
    </message>
    <message>
        <source>监听聊天窗口</source>
        <translation>Watch the chat windows</translation>
    </message>
    <message>
        <source>每行一个程序名</source>
        <translation>One program a line</translation>
    </message>
    <message>
        <source>空着时，第一次打开监听会认刚才用的那个程序</source>
        <translation>If empty, watching takes the program you came from</translation>
    </message>
    <message>
        <source>聊天窗口</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>不靠</source>
        <translation>No</translation>
    </message>
    <message>
        <source>靠左</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>靠右</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>靠着聊天窗口</source>
        <translation>Keep beside the chat</translation>
    </message>
    <message>
        <source>打开着的程序</source>
        <translation>Programs open now</translation>
    </message>
</context>
<context>
    <name>ChatSide</name>
    <message>
        <source>不再跟着聊天窗口</source>
        <translation>No longer beside the chat window</translation>
    </message>
    <message>
        <source>贴在 {program} 右边，再按 {key} 换到左边</source>
        <translation>Beside {program} on the right; {key} again for the left</translation>
    </message>
    <message>
        <source>贴在 {program} 左边，再按 {key} 取消</source>
        <translation>Beside {program} on the left; {key} again for neither</translation>
    </message>
    <message>
        <source>监听已开：在 {program} 里复制客户的话，这里马上出回复</source>
        <translation>Watching: copy in {program} and the replies are here at once</translation>
    </message>
    <message>
        <source>监听已关</source>
        <translation>No longer watching</translation>
    </message>
    <message>
        <source>全局快捷键 {keys} 被别的程序占用，请在设置里换一个</source>
        <translation>Another program has the global key {keys}; choose another in the settings</translation>
    </message>
    <message>
        <source>全局快捷键 {keys} 不能用，请在设置里换一个</source>
        <translation>The global key {keys} cannot be used; choose another in the settings</translation>
    </message>
    <message>
        <source>没有看到聊天窗口：先点一下它，再回来按这个键</source>
        <translation>No chat window seen: click it once, then come back and press the key</translation>
    </message>
    <message>
        <source>这个桌面看不到别的窗口，请用 Ctrl+V 粘贴</source>
        <translation>This desktop shows no other windows; paste with Ctrl+V</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>按 Esc 返回</source>
        <translation>Esc goes back</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>订单状态</source>
        <translation>Order state</translation>
    </message>
    <message>
        <source>不确定</source>
        <translation>Not sure</translation>
    </message>
    <message>
        <source>请选一个</source>
        <translation>Pick one</translation>
    </message>
</context>
<context>
    <name>CopyOutcome</name>
    <message>
        <source>没有复制：有违规内容，先改好</source>
        <translation>Not copied: it breaks a rule, mend it first</translation>
    </message>
</context>
<context>
    <name>CustomerLink</name>
    <message>
        <source>这位就是等得最久的客户</source>
        <translation>This customer waits longest</translation>
    </message>
    <message>
        <source>取回来了</source>
        <translation>Brought back</translation>
    </message>
    <message>
        <source>没有可以取回的客户</source>
        <translation>No customer to bring back</translation>
    </message>
    <message>
        <source>放下了，不再等回复。按 {key} 取回</source>
        <translation>Let go, waits no longer. {key} brings them back</translation>
    </message>
    <message>
        <source>没有别的客户在等</source>
        <translation>No other customer is waiting</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>备忘：{line}</source>
        <translation>Memo: {line}</translation>
    </message>
    <message>
        <source>最像「{text}」</source>
        <translation>Like “{text}”</translation>
    </message>
    <message>
        <source>看到「{words}」</source>
        <translation>saw “{words}”</translation>
    </message>
    <message>
        <source>话术载入中…</source>
        <translation>Loading the phrases…</translation>
    </message>
    <message>
        <source>没有合适的回复，按 {key} 搜索话术，或换一个意图。</source>
        <translation>No fitting reply. Press {key} to search the phrases, or choose another intent.</translation>
    </message>
    <message>
        <source>在聊天窗口复制客户的话，回到这里按 {key}，就有能直接发的回复。</source>
        <translation>Copy the customer&apos;s message in the chat, press {key} here, and replies ready to send appear.</translation>
    </message>
</context>
<context>
    <name>EditorPanel</name>
    <message>
        <source>改好再复制</source>
        <translation>Edit before copying</translation>
    </message>
    <message>
        <source>回复内容</source>
        <translation>Text of the reply</translation>
    </message>
    <message>
        <source>换稳妥说法</source>
        <translation>Safe wording</translation>
    </message>
    <message>
        <source>存为我的 Ctrl+S</source>
        <translation>Keep as mine Ctrl+S</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>复制 Enter</source>
        <translation>Copy Enter</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>交接本：空格办完，Enter 修改，Del 删除</source>
        <translation>Hand-over book: Space ticks off, Enter changes, Del removes</translation>
    </message>
</context>
<context>
    <name>ExampleList</name>
    <message>
        <source>新例句</source>
        <translation>New example</translation>
    </message>
    <message>
        <source>客户会怎么问？写一句，按 Enter 加入</source>
        <translation>How would a customer ask? Type it, Enter adds it</translation>
    </message>
    <message>
        <source>筛选例句</source>
        <translation>Filter examples</translation>
    </message>
    <message>
        <source>例句</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>删除 Del</source>
        <translation>Remove Del</translation>
    </message>
    <message numerus="yes">
        <source>%n 条例句</source>
        <translation>
            <numerusform>%n example</numerusform>
            <numerusform>%n examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FlagsDialog</name>
    <message>
        <source>订单旗色</source>
        <translation>Order flags</translation>
    </message>
</context>
<context>
    <name>FlowPage</name>
    <message>
        <source>返回手册</source>
        <translation>Back to the handbook</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Larger</translation>
    </message>
</context>
<context>
    <name>FlowView</name>
    <message>
        <source>流程图：方向键逐步看，Enter 打开这一步的话术</source>
        <translation>Flow chart: arrow keys go from step to step, Enter opens the step&apos;s phrases</translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>继续写</source>
        <translation>Keep writing</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>改动还没有保存。</source>
        <translation>Your changes are not saved yet.</translation>
    </message>
</context>
<context>
    <name>GroupHead</name>
    <message>
        <source>{name} 已回复</source>
        <translation>{name}: answered</translation>
    </message>
</context>
<context>
    <name>HandoverTexts</name>
    <message>
        <source>{time} 前</source>
        <translation>by {time}</translation>
    </message>
    <message>
        <source>，已过时</source>
        <translation>, overdue</translation>
    </message>
    <message>
        <source>已办完</source>
        <translation>Done</translation>
    </message>
    <message>
        <source># 交接本</source>
        <translation># Hand-over</translation>
    </message>
    <message>
        <source>没有未办完的事。</source>
        <translation>Nothing is open.</translation>
    </message>
    <message>
        <source>这一班办完 {count} 件</source>
        <translation>{count} done in this shift</translation>
    </message>
    <message>
        <source>交班人：{agent}    接班人：</source>
        <translation>Handed over by: {agent}    Taken over by: </translation>
    </message>
</context>
<context>
    <name>HandoverView</name>
    <message>
        <source>还没有要交接的事。按 M 给客户记一笔，或点“新建”。</source>
        <translation>Nothing to hand over yet. M writes a memo about a customer; or press New.</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>办完 / 恢复</source>
        <translation>Done / not done</translation>
    </message>
    <message>
        <source>撤销删除</source>
        <translation>Undo removal</translation>
    </message>
    <message>
        <source>复制交接本</source>
        <translation>Copy sheet</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>记一笔</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>改一笔（期限不选就不变）</source>
        <translation>Change (the date stays unless you choose one)</translation>
    </message>
    <message>
        <source>已删除，点“撤销删除”可恢复</source>
        <translation>Removed; Undo removal puts it back</translation>
    </message>
    <message>
        <source>记下了，号码和地址已遮住</source>
        <translation>Written down; numbers and addresses are masked</translation>
    </message>
    <message>
        <source>记下了</source>
        <translation>Written down</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>店铺、客服与界面设置</source>
        <translation>Shop, agent and window settings</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>保持在最前面</source>
        <translation>Keep above other windows</translation>
    </message>
    <message>
        <source>监听聊天窗口里复制的文字</source>
        <translation>Watch what is copied in the chat window</translation>
    </message>
    <message>
        <source>贴在聊天窗口旁边</source>
        <translation>Keep beside the chat window</translation>
    </message>
    <message>
        <source>精简条</source>
        <translation>Compact strip</translation>
    </message>
    <message>
        <source>填写店铺与客服名</source>
        <translation>Set shop and agent</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>未命名的店铺</source>
        <translation>Unnamed shop</translation>
    </message>
    <message>
        <source>新增店铺、设置…</source>
        <translation>Add a shop, settings…</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>覆盖编号相同的话术</source>
        <translation>Overwrite phrases of the same id</translation>
    </message>
    <message>
        <source>按文件里的状态启用，否则都是草稿</source>
        <translation>Believe the states in the file; else all are drafts</translation>
    </message>
    <message>
        <source>导入 {name}</source>
        <translation>Import {name}</translation>
    </message>
    <message>
        <source>文件里的行</source>
        <translation>Rows of the file</translation>
    </message>
    <message>
        <source>正在读文件…</source>
        <translation>Reading the file…</translation>
    </message>
    <message numerus="yes">
        <source>导入 %n 条</source>
        <translation>
            <numerusform>Import %n phrase</numerusform>
            <numerusform>Import %n phrases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntentForm</name>
    <message>
        <source>例句</source>
        <translation>Examples</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>停用意图</source>
        <translation>Retire intent</translation>
    </message>
    <message>
        <source>新意图</source>
        <translation>New intent</translation>
    </message>
    <message>
        <source>意图要有中文名称。</source>
        <translation>An intent needs a Chinese name.</translation>
    </message>
    <message>
        <source>中文名称</source>
        <translation>Chinese name</translation>
    </message>
    <message>
        <source>英文名称</source>
        <translation>English name</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>什么算</source>
        <translation>What belongs here</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>返回 Esc</source>
        <translation>Back Esc</translation>
    </message>
    <message>
        <source>这个意图已经有这句例句了。</source>
        <translation>The intent has this example already.</translation>
    </message>
    <message>
        <source>已删除，返回后按 {key} 可撤销。</source>
        <translation>Deleted; {key} undoes it once you are back.</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>自己写的话术（在话术库里删）</source>
        <translation>Phrases of your own (delete them in the bank)</translation>
    </message>
    <message>
        <source>话术用过的次数</source>
        <translation>How often phrases were used</translation>
    </message>
    <message>
        <source>改选过的意图和话术</source>
        <translation>Intents and phrases you chose instead</translation>
    </message>
    <message>
        <source>建议的例句（已脱敏）</source>
        <translation>Suggested examples (masked)</translation>
    </message>
    <message>
        <source>回复用时</source>
        <translation>Reply times</translation>
    </message>
    <message>
        <source>收藏的话术</source>
        <translation>Favourite phrases</translation>
    </message>
    <message>
        <source>交接本（已脱敏）</source>
        <translation>Hand-over book (masked)</translation>
    </message>
    <message>
        <source>数据库文件</source>
        <translation>Database file</translation>
    </message>
    <message>
        <source>设置文件（在设置里改）</source>
        <translation>Settings file (change it in the settings)</translation>
    </message>
    <message>
        <source>数据库备份</source>
        <translation>Backups of the database</translation>
    </message>
    <message>
        <source>运行日志（没有客户的话）</source>
        <translation>Log (nothing a customer said)</translation>
    </message>
    <message>
        <source>缓存（下次启动重新生成）</source>
        <translation>Cache (made again at the next start)</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>{count} 项</source>
        <translation>{count} items</translation>
    </message>
    <message>
        <source>最早 {day}</source>
        <translation>since {day}</translation>
    </message>
</context>
<context>
    <name>KeptPage</name>
    <message>
        <source>按我的选择调整回复顺序，并记住</source>
        <translation>Order replies by my choices, and remember them</translation>
    </message>
    <message>
        <source>改选意图时，把脱敏后的原话留给组长</source>
        <translation>When I switch the intent, keep the masked words for the lead</translation>
    </message>
    <message>
        <source>记住回复用时</source>
        <translation>Remember reply times</translation>
    </message>
    <message>
        <source>都只存在这台电脑上，不联网。电话、地址、单号、姓名等先换成占位词再存。</source>
        <translation>Everything is on this computer only; nothing goes online. Phones, addresses, order numbers and names are replaced before anything is kept.</translation>
    </message>
    <message>
        <source>本机存了什么</source>
        <translation>What is stored here</translation>
    </message>
</context>
<context>
    <name>KeptRow</name>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>确定清除</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>不清除</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>清除{name}？清除后找不回来，别的不受影响。</source>
        <translation>Erase “{name}”? It cannot be brought back; nothing else is touched. </translation>
    </message>
    <message>
        <source>数据库备份里可能还有旧的一份，要在“数据库备份”那里清除。</source>
        <translation>An older copy may be in the backups; erase those under “Backups of the database”.</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>恢复默认</source>
        <translation>Usual key</translation>
    </message>
</context>
<context>
    <name>KeyInput</name>
    <message>
        <source>按一个键</source>
        <translation>Press a key</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>粘贴客户的话</source>
        <translation>Paste the customer&apos;s message</translation>
    </message>
    <message>
        <source>复制这条回复</source>
        <translation>Copy this reply</translation>
    </message>
    <message>
        <source>搜索全部话术</source>
        <translation>Search all phrases</translation>
    </message>
    <message>
        <source>全部快捷键</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>粘贴客户的话，马上出回复</source>
        <translation>Paste the customer&apos;s message, get replies</translation>
    </message>
    <message>
        <source>客户的话</source>
        <translation>Customer&apos;s message</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>话术库（组长）</source>
        <translation>Bank (team lead)</translation>
    </message>
    <message>
        <source>回到消息框</source>
        <translation>Back to the message box</translation>
    </message>
    <message>
        <source>换成前一个意图</source>
        <translation>Previous intent</translation>
    </message>
    <message>
        <source>换成后一个意图</source>
        <translation>Next intent</translation>
    </message>
    <message>
        <source>客户未下单</source>
        <translation>Customer has not ordered</translation>
    </message>
    <message>
        <source>客户已下单</source>
        <translation>Customer has ordered</translation>
    </message>
    <message>
        <source>客户已收货</source>
        <translation>Customer has the goods</translation>
    </message>
    <message>
        <source>去等得最久的客户</source>
        <translation>Go to the longest wait</translation>
    </message>
    <message>
        <source>下一位等待的客户</source>
        <translation>Next waiting customer</translation>
    </message>
    <message>
        <source>上一位等待的客户</source>
        <translation>Previous waiting customer</translation>
    </message>
    <message>
        <source>取回放下或清空的客户</source>
        <translation>Bring back a customer let go or cleared</translation>
    </message>
    <message>
        <source>给这位客户记一笔</source>
        <translation>Write a memo about this customer</translation>
    </message>
    <message>
        <source>复制这条回复，打字时也能用</source>
        <translation>Copy this reply, also while typing</translation>
    </message>
    <message>
        <source>复制选中的回复</source>
        <translation>Copy the current reply</translation>
    </message>
    <message>
        <source>上一条、下一条</source>
        <translation>Previous, next</translation>
    </message>
    <message>
        <source>填空缺的信息</source>
        <translation>Fill in what is missing</translation>
    </message>
    <message>
        <source>改好再复制</source>
        <translation>Edit before copying</translation>
    </message>
    <message>
        <source>换成稳妥说法</source>
        <translation>Use the safe wording</translation>
    </message>
    <message>
        <source>换成稳妥说法，打字时也能用</source>
        <translation>Use the safe wording, also while typing</translation>
    </message>
    <message>
        <source>几个问题一次复制</source>
        <translation>Copy one reply to several requests</translation>
    </message>
    <message>
        <source>合并回复用这条，再按取消</source>
        <translation>Use this one in the reply to all; again to take it back</translation>
    </message>
    <message>
        <source>撤销刚才的复制，剪贴板恢复原样</source>
        <translation>Undo the last copy; the clipboard as it was</translation>
    </message>
    <message>
        <source>先请客户稍等</source>
        <translation>Ask the customer to wait</translation>
    </message>
    <message>
        <source>长回复分两三段复制</source>
        <translation>Copy a long reply in two or three parts</translation>
    </message>
    <message>
        <source>回复组合：只有答复、看情况、完整</source>
        <translation>Around the answer: nothing, what fits, all</translation>
    </message>
    <message>
        <source>收藏，或取消收藏</source>
        <translation>Favourite, or no longer</translation>
    </message>
    <message>
        <source>存为我的话术</source>
        <translation>Keep as my own phrase</translation>
    </message>
    <message>
        <source>改好后存为我的话术</source>
        <translation>Keep what was edited as my own phrase</translation>
    </message>
    <message>
        <source>删除我的话术</source>
        <translation>Delete my own phrase</translation>
    </message>
    <message>
        <source>撤销对我的话术的改动</source>
        <translation>Undo a change of my own phrases</translation>
    </message>
    <message>
        <source>精简条：只留三条回复</source>
        <translation>Compact strip: just three replies</translation>
    </message>
    <message>
        <source>贴在聊天窗口右边、左边，或取消</source>
        <translation>Keep to the right or left of the chat window, or neither</translation>
    </message>
    <message>
        <source>监听聊天窗口里复制的文字</source>
        <translation>Watch what is copied in the chat window</translation>
    </message>
    <message>
        <source>看这一班的数据和交接本</source>
        <translation>Figures of the shift, and the hand-over book</translation>
    </message>
    <message>
        <source>看本机存了什么，清除或关掉</source>
        <translation>See what is stored here, erase it or switch it off</translation>
    </message>
    <message>
        <source>全部快捷键，打字时也能用</source>
        <translation>All keys, also while typing</translation>
    </message>
    <message>
        <source>换一个店铺</source>
        <translation>Switch the shop</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>新建话术</source>
        <translation>New phrase</translation>
    </message>
    <message>
        <source>编辑话术</source>
        <translation>Edit the phrase</translation>
    </message>
    <message>
        <source>做副本</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>停用或恢复</source>
        <translation>Retire or restore</translation>
    </message>
    <message>
        <source>意图与例句</source>
        <translation>Intent and examples</translation>
    </message>
    <message>
        <source>新意图</source>
        <translation>New intent</translation>
    </message>
    <message>
        <source>保存正在写的</source>
        <translation>Save what is being written</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>看手册：标准、流程、备忘</source>
        <translation>Read the handbook: standards, flows, notes</translation>
    </message>
    <message>
        <source>显示或隐藏判断依据</source>
        <translation>Show or hide the reasons</translation>
    </message>
    <message>
        <source>退一步：关闭、清空、最小化</source>
        <translation>Step back: close, clear, minimise</translation>
    </message>
    <message>
        <source>（未设快捷键）</source>
        <translation>(no key set)</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>全部恢复默认</source>
        <translation>Usual keys for all</translation>
    </message>
    <message>
        <source>点一下格子，再按要用的键；退格键清空。1-9、Enter、Tab、Esc 不变。</source>
        <translation>Click a field, then press the key to use; Backspace leaves none. 1-9, Enter, Tab and Esc stay.</translation>
    </message>
    <message>
        <source>和“{other}”冲突</source>
        <translation>Taken by “{other}”</translation>
    </message>
    <message>
        <source>和全局快捷键冲突</source>
        <translation>Taken by the global hotkey</translation>
    </message>
    <message>
        <source>输入法或系统要用这个键</source>
        <translation>Input methods or the system use this key</translation>
    </message>
    <message>
        <source>打字时要用这个键编辑文字</source>
        <translation>Text fields use this key for editing</translation>
    </message>
    <message>
        <source>打字时会打出字来，请加 Ctrl 或 Alt</source>
        <translation>Would type a character: add Ctrl or Alt</translation>
    </message>
    <message>
        <source>数字键用来选回复</source>
        <translation>Digits pick replies</translation>
    </message>
    <message>
        <source>窗口里移动、确认、返回要用这个键</source>
        <translation>The window moves, confirms or goes back with this key</translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>按我的习惯排序</source>
        <translation>Order by my habits</translation>
    </message>
    <message>
        <source>记住选了哪条、改了哪个意图，不记客户的话</source>
        <translation>Remembers picks and corrected intents, never a customer&apos;s words</translation>
    </message>
    <message>
        <source>留下改正过的例句</source>
        <translation>Keep corrected examples</translation>
    </message>
    <message>
        <source>去掉个人信息后留在本机，给组长看</source>
        <translation>Kept on this computer without personal data, for the lead</translation>
    </message>
    <message>
        <source>留下回复用时</source>
        <translation>Keep reply times</translation>
    </message>
    <message>
        <source>关掉后，班次数字只到关窗口为止</source>
        <translation>If off, shift figures last until the window closes</translation>
    </message>
    <message>
        <source>本机存了什么</source>
        <translation>What is stored here</translation>
    </message>
</context>
<context>
    <name>LineInput</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>跟随系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>保持在最前面</source>
        <translation>Stay on top</translation>
    </message>
    <message>
        <source>只显示窄条</source>
        <translation>Narrow strip only</translation>
    </message>
    <message>
        <source>只留意图和三条回复</source>
        <translation>Only the intents and three replies</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>我的话术</source>
        <translation>My phrases</translation>
    </message>
    <message>
        <source>内置话术</source>
        <translation>Built-in phrases</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message>
        <source>剪贴板里没有文字</source>
        <translation>There is no text on the clipboard</translation>
    </message>
    <message>
        <source>现在是“{name}”的回复</source>
        <translation>Replies are for “{name}” now</translation>
    </message>
</context>
<context>
    <name>MemoLink</name>
    <message>
        <source>记下了，在交接本里</source>
        <translation>Written down in the hand-over book</translation>
    </message>
    <message>
        <source>这位客户是 {name}</source>
        <translation>This customer is {name}</translation>
    </message>
</context>
<context>
    <name>MemoPanel</name>
    <message>
        <source>记一笔</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>客户的昵称；以后的消息会接着聊</source>
        <translation>Name in the chat; later messages go on here</translation>
    </message>
    <message>
        <source>要记住什么，不要写手机号和地址</source>
        <translation>What to remember; no phone numbers or addresses</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>旗色</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>记下 Enter</source>
        <translation>Write down Enter</translation>
    </message>
</context>
<context>
    <name>OwnLink</name>
    <message>
        <source>已收藏，按 {key} 可在搜索里找到</source>
        <translation>A favourite now; {key} shows them</translation>
    </message>
    <message>
        <source>已取消收藏</source>
        <translation>No favourite any more</translation>
    </message>
    <message>
        <source>这是团队的话术，只有自己的可以删除</source>
        <translation>This is the team&apos;s; only your own can be deleted</translation>
    </message>
    <message>
        <source>已存为我的话术，只在这台电脑上；按 {key} 可撤销</source>
        <translation>Kept as your own, on this computer only; {key} undoes it</translation>
    </message>
    <message>
        <source>已存为我的话术，不过和另一条几乎一样；按 {key} 可撤销</source>
        <translation>Kept as your own, though nearly the same as another; {key} undoes it</translation>
    </message>
    <message>
        <source>已删除这条我的话术，按 {key} 可撤销</source>
        <translation>Deleted your phrase; {key} undoes it</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
</context>
<context>
    <name>PasteBox</name>
    <message>
        <source>客户消息</source>
        <translation>Customer&apos;s message</translation>
    </message>
    <message>
        <source>粘贴客户的话：{key}，或直接打字
Enter 复制首选回复</source>
        <translation>Paste the customer&apos;s message: {key}, or type
Enter copies the first reply</translation>
    </message>
    <message>
        <source>清空消息</source>
        <translation>Clear the message</translation>
    </message>
    <message>
        <source>清空消息 Esc</source>
        <translation>Clear the message Esc</translation>
    </message>
</context>
<context>
    <name>PhraseFields</name>
    <message>
        <source>话术内容</source>
        <translation>Text of the phrase</translation>
    </message>
    <message>
        <source>发给客户的话；会变的地方插入空位</source>
        <translation>What the customer gets; insert slots for what varies</translation>
    </message>
    <message>
        <source>插入空位</source>
        <translation>Insert slot</translation>
    </message>
    <message>
        <source>意图</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>作用</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>情绪</source>
        <translation>Emotions</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platforms</translation>
    </message>
    <message>
        <source>客户提到</source>
        <translation>Customer says</translation>
    </message>
    <message>
        <source>如 丢件、不见了；没有就通用</source>
        <translation>e.g. 丢件、不见了; none means general</translation>
    </message>
    <message>
        <source>手册编号</source>
        <translation>Manual ids</translation>
    </message>
    <message>
        <source>如 M107</source>
        <translation>e.g. M107</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>为什么这样说、必须说到什么、不能说什么</source>
        <translation>Why it is said so, what must be in it, what never to say</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>语气</source>
        <translation>Tone</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>PhraseForm</name>
    <message>
        <source>另存一条</source>
        <translation>Save as another</translation>
    </message>
    <message>
        <source>新话术</source>
        <translation>New phrase</translation>
    </message>
    <message>
        <source>编辑话术</source>
        <translation>Edit phrase</translation>
    </message>
    <message>
        <source>手册编号写成 M107 这样；这个认不出：{id}</source>
        <translation>Manual ids look like M107; this one is none: {id}</translation>
    </message>
    <message>
        <source>没有启用：先改好标出的地方，或者存成草稿。</source>
        <translation>Not approved: mend what is marked, or save it as a draft.</translation>
    </message>
</context>
<context>
    <name>PhrasePreview</name>
    <message>
        <source>话术预览</source>
        <translation>Preview of the phrase</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>搜索话术</source>
        <translation>Search phrases</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>话术库</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>手册</source>
        <translation>Guide</translation>
    </message>
</context>
<context>
    <name>PracticeDialog</name>
    <message>
        <source>两本手册不一致，选一本作底，再改成店里的做法。</source>
        <translation>The two manuals disagree: start from one, then change it to what your shop does.</translation>
    </message>
    <message>
        <source>按{name}</source>
        <translation>As in {name}</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>设置没有存下来：文件夹不能写入</source>
        <translation>Settings not saved: the folder cannot be written</translation>
    </message>
    <message>
        <source>手册读不出来，回复照常。请重新安装程序，或检查文件：{path}</source>
        <translation>The handbook cannot be read; replies work as usual. Please reinstall the program, or check the file: {path}</translation>
    </message>
    <message>
        <source>程序遇到一个意外（{kind}），已记入日志，可以继续用。</source>
        <translation>Something unexpected happened ({kind}). It is in the log; you can go on working.</translation>
    </message>
</context>
<context>
    <name>ReferenceIndex</name>
    <message>
        <source>条目</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>手册目录</source>
        <translation>Contents of the handbook</translation>
    </message>
</context>
<context>
    <name>ReferencePage</name>
    <message>
        <source>找标准、流程、备忘</source>
        <translation>Find a standard, flow or note</translation>
    </message>
    <message>
        <source>筛选手册</source>
        <translation>Narrow the handbook</translation>
    </message>
    <message>
        <source>正在读取手册…</source>
        <translation>Reading the handbook…</translation>
    </message>
    <message>
        <source>订单旗色</source>
        <translation>Order flags</translation>
    </message>
    <message>
        <source>班次与例会</source>
        <translation>Shifts and meeting</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Flows</translation>
    </message>
    <message>
        <source>店里的约定</source>
        <translation>Settled by the shop</translation>
    </message>
    <message>
        <source>备忘</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>平台规则</source>
        <translation>Platform rules</translation>
    </message>
    <message>
        <source>用语标准</source>
        <translation>Wording standards</translation>
    </message>
    <message>
        <source>打开流程图</source>
        <translation>Open the chart</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>还没设定，先按{name}；两本手册不一致，请和店里核对。</source>
        <translation>Not settled yet, shown as in {name}; the two manuals disagree, please check with your shop.</translation>
    </message>
</context>
<context>
    <name>ReplyDelegate</name>
    <message>
        <source>Tab 填 {count} 项</source>
        <translation>Tab: fill {count}</translation>
    </message>
    <message>
        <source>Enter 复制</source>
        <translation>Enter copies</translation>
    </message>
</context>
<context>
    <name>ReplyList</name>
    <message>
        <source>回复</source>
        <translation>Replies</translation>
    </message>
</context>
<context>
    <name>ReplyPage</name>
    <message>
        <source>回复组合</source>
        <translation>Reply parts</translation>
    </message>
    <message>
        <source>显示判断依据</source>
        <translation>Show the reasons</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>收藏</source>
        <translation>Favourites</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>常用</source>
        <translation>Most used</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>手边的话术</source>
        <translation>Phrases at hand</translation>
    </message>
    <message numerus="yes">
        <source>找到 %n 条</source>
        <translation>
            <numerusform>%n phrase found</numerusform>
            <numerusform>%n phrases found</numerusform>
        </translation>
    </message>
    <message>
        <source>没有找到「{query}」，换个词、拼音或首字母试试。</source>
        <translation>Nothing found for “{query}”. Try another word, pinyin or initials.</translation>
    </message>
    <message>
        <source>还没有收藏，选中一条回复按 {key}。</source>
        <translation>No favourites yet. Press {key} on a reply.</translation>
    </message>
    <message>
        <source>还没有我的话术，选中或改好一条回复按 {key}。</source>
        <translation>No phrases of your own yet. Press {key} on a reply, edited or not.</translation>
    </message>
    <message>
        <source>复制过的回复会列在这里。</source>
        <translation>Replies you copied will be listed here.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>店铺与客服</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>聊天窗口</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>学习与隐私</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>搜索设置</source>
        <translation>Search the settings</translation>
    </message>
    <message>
        <source>搜索设置：字、拼音、首字母</source>
        <translation>Search the settings</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>没有这样的设置</source>
        <translation>No such setting</translation>
    </message>
    <message>
        <source>还有快捷键冲突，改好再保存</source>
        <translation>Some keys clash: settle that before saving</translation>
    </message>
    <message>
        <source>导入设置</source>
        <translation>Import settings</translation>
    </message>
    <message>
        <source>导出设置</source>
        <translation>Export settings</translation>
    </message>
    <message>
        <source>已导出到 {path}</source>
        <translation>Exported to {path}</translation>
    </message>
</context>
<context>
    <name>SettingsImportDialog</name>
    <message>
        <source>导入设置</source>
        <translation>Import settings</translation>
    </message>
    <message numerus="yes">
        <source>会改这 %n 处</source>
        <translation>
            <numerusform>This would change</numerusform>
            <numerusform>These %n would change</numerusform>
        </translation>
    </message>
    <message>
        <source>和现在的设置一样，没有要改的</source>
        <translation>The same as now, nothing to change</translation>
    </message>
    <message numerus="yes">
        <source>这 %n 项不收</source>
        <translation>
            <numerusform>This is left out</numerusform>
            <numerusform>These %n are left out</numerusform>
        </translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>照此更改</source>
        <translation>Change them</translation>
    </message>
</context>
<context>
    <name>ShiftChart</name>
    <message>
        <source>这一班的图：左右键逐刻钟看，空格键看表格</source>
        <translation>Chart of the shift: Left and Right go through the quarters, Space shows the table</translation>
    </message>
    <message>
        <source>还没有回复。复制第一条回复后，这里开始画图。</source>
        <translation>No reply yet. The chart begins with the first copied reply.</translation>
    </message>
    <message>
        <source>每次上限 20s</source>
        <translation>limit of a wait 20s</translation>
    </message>
    <message>
        <source>— 每刻钟的中位数</source>
        <translation>— median per quarter</translation>
    </message>
    <message>
        <source>▲ 超过上限</source>
        <translation>▲ over the limit</translation>
    </message>
    <message>
        <source>每刻钟 30 秒内的占比</source>
        <translation>Share within 30 s per quarter</translation>
    </message>
</context>
<context>
    <name>ShiftFiguresView</name>
    <message>
        <source>项目</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>这一班的数据</source>
        <translation>Figures of the shift</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>中位</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>30秒内</source>
        <translation>In 30 s</translation>
    </message>
    <message>
        <source>每刻钟的数据</source>
        <translation>Figures per quarter of an hour</translation>
    </message>
    <message>
        <source>看表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>导出 CSV…</source>
        <translation>Export CSV…</translation>
    </message>
    <message>
        <source>Enter 看手册 {id}</source>
        <translation>Enter reads {id} in the handbook</translation>
    </message>
</context>
<context>
    <name>ShiftLink</name>
    <message>
        <source>已导出 {name}</source>
        <translation>Exported {name}</translation>
    </message>
    <message>
        <source>没有导出：{name} 写不进去，换个文件夹试试</source>
        <translation>Not exported: {name} cannot be written, try another folder</translation>
    </message>
</context>
<context>
    <name>ShiftPage</name>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>交接本</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>哪一班</source>
        <translation>Which shift</translation>
    </message>
    <message>
        <source>导出这一班的数据</source>
        <translation>Export the figures of the shift</translation>
    </message>
    <message>
        <source>交接本已复制</source>
        <translation>Hand-over sheet copied</translation>
    </message>
    <message>
        <source>导出交接本</source>
        <translation>Export the hand-over sheet</translation>
    </message>
</context>
<context>
    <name>ShiftRow</name>
    <message>
        <source>名称，如早班</source>
        <translation>Name, such as early shift</translation>
    </message>
    <message>
        <source>班次名称</source>
        <translation>Name of the shift</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>ShiftTexts</name>
    <message>
        <source>达标</source>
        <translation>on target</translation>
    </message>
    <message>
        <source>接近上限</source>
        <translation>near the limit</translation>
    </message>
    <message>
        <source>超出标准</source>
        <translation>over the limit</translation>
    </message>
    <message>
        <source>首响</source>
        <translation>First</translation>
    </message>
    <message>
        <source>首</source>
        <translation>1st</translation>
    </message>
    <message>
        <source>平均</source>
        <translation>Avg</translation>
    </message>
    <message>
        <source>均</source>
        <translation>Avg</translation>
    </message>
    <message>
        <source>30秒内</source>
        <translation>In 30 s</translation>
    </message>
    <message>
        <source>这一班还没有回复</source>
        <translation>No reply in this shift yet</translation>
    </message>
    <message>
        <source>{count} 位客户在等</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>≤ {figure}</source>
        <translation>≤ {figure}</translation>
    </message>
    <message>
        <source>≥ {figure}</source>
        <translation>≥ {figure}</translation>
    </message>
    <message>
        <source>中位 {median}，九成在 {p90} 内</source>
        <translation>Median {median}, 9 of 10 within {p90}</translation>
    </message>
    <message>
        <source>首次响应</source>
        <translation>First response</translation>
    </message>
    <message>
        <source>平均响应</source>
        <translation>Average response</translation>
    </message>
    <message>
        <source>平均响应 8–23 点</source>
        <translation>Average, 8:00–23:00</translation>
    </message>
    <message>
        <source>只算 8:00–23:00 收到的消息；手册没有及格线</source>
        <translation>Messages that came 8:00–23:00; the manual has no pass mark</translation>
    </message>
    <message>
        <source>最多同时在等</source>
        <translation>Most waiting at once</translation>
    </message>
    <message>
        <source>手册说一人同时接待十几位</source>
        <translation>The manual: a dozen or so per agent</translation>
    </message>
    <message>
        <source>8:00–23:00 的 {count} 条消息；手册没有及格线，80% 是本工具的提示线</source>
        <translation>Of {count} messages, 8:00–23:00; the manual has no pass mark, 80% is this tool&apos;s own</translation>
    </message>
    <message>
        <source>30 秒回复率</source>
        <translation>Answered within 30 s</translation>
    </message>
    <message>
        <source>{share} 的等待在上限内</source>
        <translation>{share} of waits within the limit</translation>
    </message>
    <message>
        <source>最长一次等待</source>
        <translation>Longest wait</translation>
    </message>
    <message>
        <source>每位平均 {count} 轮</source>
        <translation>{count} per customer</translation>
    </message>
    <message>
        <source>其中 {count} 位已请他稍等</source>
        <translation>{count} of them asked to hold</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>客户</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>现在在等</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>没从这里回复</source>
        <translation>Not answered here</translation>
    </message>
    <message>
        <source>离开工作台时没有复制过回复，不计入上面的数</source>
        <translation>Left the desk without a copied reply; not in the figures above</translation>
    </message>
    <message>
        <source>{time}，{count} 条回复，中位 {median}，30 秒内 {share}</source>
        <translation>{time}: {count} replies, median {median}, {share} within 30 s</translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation>{count} replies</translation>
    </message>
    <message>
        <source>班次,开始,结束,项目,数值,标准,结论,编号</source>
        <translation>Shift,Begin,End,Figure,Value,Standard,Verdict,Id</translation>
    </message>
</context>
<context>
    <name>ShiftsDialog</name>
    <message>
        <source>班次与例会</source>
        <translation>Shifts and meeting</translation>
    </message>
    <message>
        <source>加一行</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>第 {number} 行</source>
        <translation>Row {number}</translation>
    </message>
</context>
<context>
    <name>ShopPage</name>
    <message>
        <source>正在用的店铺</source>
        <translation>Shop in use</translation>
    </message>
    <message>
        <source>新店铺的名字，或改名</source>
        <translation>Name of a new shop, or a new name</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Form of address</translation>
    </message>
    <message>
        <source>未命名的店铺</source>
        <translation>Unnamed shop</translation>
    </message>
    <message>
        <source>新增 改名 移除</source>
        <translation>add rename remove</translation>
    </message>
    <message>
        <source>客服和新人只看话术库，组长可以编辑</source>
        <translation>Agents and trainees read the phrases, a lead edits them</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>移除这个店铺</source>
        <translation>Remove this shop</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
</context>
<context>
    <name>SlotField</name>
    <message>
        <source>客户提到 {text}，按 ↓ 填入</source>
        <translation>The customer named {text}: ↓ fills it in</translation>
    </message>
    <message>
        <source>例：</source>
        <translation>e.g. </translation>
    </message>
</context>
<context>
    <name>SlotForm</name>
    <message>
        <source>填好这几项再复制</source>
        <translation>Fill these in to copy</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>复制 Enter</source>
        <translation>Copy Enter</translation>
    </message>
</context>
<context>
    <name>StageChip</name>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>话术：{name}</source>
        <translation>Scripts: {name}</translation>
    </message>
</context>
<context>
    <name>SuggestedForm</name>
    <message>
        <source>建议的例句</source>
        <translation>Suggested examples</translation>
    </message>
    <message>
        <source>意图</source>
        <translation>Intent</translation>
    </message>
    <message>
        <source>返回 Esc</source>
        <translation>Back Esc</translation>
    </message>
    <message>
        <source>采用 Enter</source>
        <translation>Accept Enter</translation>
    </message>
    <message>
        <source>不采用 Del</source>
        <translation>Dismiss Del</translation>
    </message>
    <message>
        <source>选一个意图</source>
        <translation>Choose an intent</translation>
    </message>
    <message>
        <source>先选一个意图。</source>
        <translation>Choose an intent first.</translation>
    </message>
    <message>
        <source>没有新的建议。</source>
        <translation>No new suggestions.</translation>
    </message>
    <message>
        <source>已加为例句，返回后按 {key} 可撤销。</source>
        <translation>Added as an example; back in the bank, {key} takes it back.</translation>
    </message>
    <message>
        <source>这个意图已经有这句例句了。</source>
        <translation>The intent has this example already.</translation>
    </message>
</context>
<context>
    <name>SuggestionModel</name>
    <message>
        <source>第 {number} 条</source>
        <translation>Reply {number}</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>合并回复用这条</source>
        <translation>part of the reply to all</translation>
    </message>
    <message>
        <source>已收藏</source>
        <translation>Favourite</translation>
    </message>
    <message>
        <source>要填：{slots}</source>
        <translation>To fill in: {slots}</translation>
    </message>
    <message>
        <source>已回复：{about}</source>
        <translation>Answered: {about}</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>这个桌面没有托盘，关窗口就是退出</source>
        <translation>This desktop has no tray: closing quits</translation>
    </message>
    <message>
        <source>关窗口后留在托盘</source>
        <translation>Close to the tray</translation>
    </message>
    <message>
        <source>开机时启动</source>
        <translation>Start with the system</translation>
    </message>
    <message>
        <source>设置文件</source>
        <translation>Settings file</translation>
    </message>
    <message>
        <source>导入设置…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>导出设置…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>撤销上次导入</source>
        <translation>Undo last import</translation>
    </message>
    <message>
        <source>导出时带上店铺与客服信息</source>
        <translation>Export shop and agent, too</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>显示窗口</source>
        <translation>Show the window</translation>
    </message>
    <message>
        <source>监听聊天窗口</source>
        <translation>Watch the chat windows</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>退出 ReplyKit</source>
        <translation>Quit ReplyKit</translation>
    </message>
</context>
<context>
    <name>WaitingChip</name>
    <message>
        <source>按 Delete 放下不回</source>
        <translation>Delete lets go of them</translation>
    </message>
    <message>
        <source>{name}，写了一半</source>
        <translation>{name}, half written</translation>
    </message>
    <message>
        <source>{name}，等了 {minutes} 分钟</source>
        <translation>{name}, waiting for {minutes} min</translation>
    </message>
    <message>
        <source>已请稍等</source>
        <translation>asked to wait</translation>
    </message>
    <message>
        <source>写了一半</source>
        <translation>half written</translation>
    </message>
    <message>
        <source>超过时限</source>
        <translation>past the limit</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
</context>
<context>
    <name>WaitingStrip</name>
    <message>
        <source>等待回复的其他客户</source>
        <translation>Other customers waiting for a reply</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 位客户在等</source>
        <translation>
            <numerusform>%n more customer waiting</numerusform>
            <numerusform>%n more customers waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>下一位</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>去等得最久的客户</source>
        <translation>Go to the longest wait</translation>
    </message>
</context>
<context>
    <name>bank_texts</name>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>开场</source>
        <translation>Greeting</translation>
    </message>
    <message>
        <source>安抚</source>
        <translation>Empathy</translation>
    </message>
    <message>
        <source>请稍等</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>回来续聊</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>结束语</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>主动联系</source>
        <translation>Proactive</translation>
    </message>
    <message>
        <source>自动回复</source>
        <translation>Auto-reply</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>平静</source>
        <translation>Calm</translation>
    </message>
    <message>
        <source>着急</source>
        <translation>Hurried</translation>
    </message>
    <message>
        <source>担心</source>
        <translation>Worried</translation>
    </message>
    <message>
        <source>失望</source>
        <translation>Disappointed</translation>
    </message>
    <message>
        <source>生气</source>
        <translation>Angry</translation>
    </message>
    <message>
        <source>客服</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>新人</source>
        <translation>Trainee</translation>
    </message>
    <message>
        <source>组长</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>客户提到：{cues}</source>
        <translation>Customer says: {cues}</translation>
    </message>
    <message>
        <source>手册：{ids}</source>
        <translation>Manual: {ids}</translation>
    </message>
</context>
<context>
    <name>exchange_texts</name>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>known</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>skipped</translation>
    </message>
    <message>
        <source>不能用</source>
        <translation>unusable</translation>
    </message>
    <message>
        <source>单元格太长（{detail}）</source>
        <translation>cell too long ({detail})</translation>
    </message>
    <message>
        <source>这一行读不懂（{detail}）</source>
        <translation>unreadable row ({detail})</translation>
    </message>
    <message>
        <source>值不认识（{detail}）</source>
        <translation>unknown value ({detail})</translation>
    </message>
    <message>
        <source>缺 {detail}</source>
        <translation>{detail} is missing</translation>
    </message>
    <message>
        <source>没有这个意图：{detail}</source>
        <translation>no such intent: {detail}</translation>
    </message>
    <message>
        <source>没有这个空位：{detail}</source>
        <translation>no such slot: {detail}</translation>
    </message>
    <message>
        <source>花括号不成对，先存为草稿：{detail}</source>
        <translation>unpaired brace, kept as a draft: {detail}</translation>
    </message>
    <message>
        <source>有 {detail} 字，超过 200 字</source>
        <translation>{detail} characters, above 200</translation>
    </message>
    <message>
        <source>违反规则，先存为草稿（{detail}）</source>
        <translation>breaks a rule, kept as a draft ({detail})</translation>
    </message>
    <message>
        <source>编号已有而内容不同，没有覆盖</source>
        <translation>id is taken by another text, not overwritten</translation>
    </message>
    <message>
        <source>和 {detail} 几乎一样</source>
        <translation>almost the same as {detail}</translation>
    </message>
    <message>
        <source>编号重复（{detail}）</source>
        <translation>id used twice ({detail})</translation>
    </message>
    <message>
        <source>编号 {detail} 不能用，换了新编号</source>
        <translation>id {detail} is unusable, got a new one</translation>
    </message>
    <message>
        <source>第 {row} 行 · {outcome}</source>
        <translation>Row {row} · {outcome}</translation>
    </message>
</context>
<context>
    <name>memo</name>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>未结</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>旗标</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{date} 前</source>
        <translation>by {date}</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>No date</translation>
    </message>
    <message>
        <source>一小时内</source>
        <translation>Within an hour</translation>
    </message>
    <message>
        <source>今天内</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>明天内</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>三天内</source>
        <translation>Within three days</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>保持在最前面</source>
        <translation>Stay on top</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>店铺与客服信息</source>
        <translation>Shop and agent</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>显示判断依据</source>
        <translation>Show the reasons</translation>
    </message>
    <message>
        <source>回复组合</source>
        <translation>Reply parts</translation>
    </message>
    <message>
        <source>窗口位置</source>
        <translation>Window place</translation>
    </message>
    <message>
        <source>全局快捷键</source>
        <translation>Global hotkey</translation>
    </message>
    <message>
        <source>监听聊天窗口</source>
        <translation>Watch the chat windows</translation>
    </message>
    <message>
        <source>聊天窗口</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>靠着聊天窗口</source>
        <translation>Keep beside the chat</translation>
    </message>
    <message>
        <source>只显示窄条</source>
        <translation>Narrow strip only</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>按我的习惯排序</source>
        <translation>Order by my habits</translation>
    </message>
    <message>
        <source>留下改正过的例句</source>
        <translation>Keep corrected examples</translation>
    </message>
    <message>
        <source>留下回复用时</source>
        <translation>Keep reply times</translation>
    </message>
    <message>
        <source>关窗口后留在托盘</source>
        <translation>Close to the tray</translation>
    </message>
    <message>
        <source>正在用的店铺</source>
        <translation>Shop in use</translation>
    </message>
    <message>
        <source>其他店铺</source>
        <translation>Other shops</translation>
    </message>
    <message>
        <source>订单旗色</source>
        <translation>Order flags</translation>
    </message>
    <message>
        <source>班次时间</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>没有这项设置</source>
        <translation>no such setting</translation>
    </message>
    <message>
        <source>值不能用</source>
        <translation>the value is unusable</translation>
    </message>
    <message>
        <source>有几处不能用，其余照收</source>
        <translation>some entries are unusable, the rest is taken</translation>
    </message>
    <message>
        <source>只对原来的电脑有用</source>
        <translation>means nothing on another computer</translation>
    </message>
    <message>
        <source>开</source>
        <translation>on</translation>
    </message>
    <message>
        <source>关</source>
        <translation>off</translation>
    </message>
    <message>
        <source>（无）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>通用</source>
        <translation>General</translation>
    </message>
    <message>
        <source>售前</source>
        <translation>Pre-sale</translation>
    </message>
    <message>
        <source>售中</source>
        <translation>In-sale</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sale</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>亲切</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>正式</source>
        <translation>Formal</translation>
    </message>
    <message>
        <source>未下单</source>
        <translation>No order</translation>
    </message>
    <message>
        <source>已下单</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>已收货</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>hint</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>禁用</source>
        <translation>blocked</translation>
    </message>
    <message>
        <source>淘宝/天猫</source>
        <translation>Taobao/Tmall</translation>
    </message>
    <message>
        <source>京东</source>
        <translation>JD</translation>
    </message>
    <message>
        <source>拼多多</source>
        <translation>Pinduoduo</translation>
    </message>
    <message>
        <source>抖音</source>
        <translation>Douyin</translation>
    </message>
    <message>
        <source>快手</source>
        <translation>Kuaishou</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>只有答复</source>
        <translation>Answer only</translation>
    </message>
    <message>
        <source>看情况</source>
        <translation>As it fits</translation>
    </message>
    <message>
        <source>完整</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>意图相符</source>
        <translation>Fits the intent</translation>
    </message>
    <message>
        <source>用词接近：{detail}</source>
        <translation>Similar words: {detail}</translation>
    </message>
    <message>
        <source>提到「{detail}」</source>
        <translation>Mentions “{detail}”</translation>
    </message>
    <message>
        <source>查实后再用</source>
        <translation>Look it up first</translation>
    </message>
    <message>
        <source>先安抚情绪</source>
        <translation>Soothes first</translation>
    </message>
    <message>
        <source>刚发过，先换一句</source>
        <translation>Just sent: others first</translation>
    </message>
    <message>
        <source>用过 {detail} 次</source>
        <translation>Used {detail} times</translation>
    </message>
    <message>
        <source>您改选过 {detail} 次</source>
        <translation>You chose it {detail} times</translation>
    </message>
    <message>
        <source>稳妥的通用回复</source>
        <translation>Safe general reply</translation>
    </message>
    <message>
        <source>按情境加了开场</source>
        <translation>Opened to suit the moment</translation>
    </message>
    <message>
        <source>符合搜索</source>
        <translation>Matches the search</translation>
    </message>
    <message>
        <source>名称、编号、标签或备注相符</source>
        <translation>Its name, id, tags or note match</translation>
    </message>
    <message>
        <source>一次回答 {detail} 个问题</source>
        <translation>Answers {detail} requests at once</translation>
    </message>
    <message>
        <source>还有空没填</source>
        <translation>Something is left to fill in</translation>
    </message>
    <message>
        <source>含有看不见的控制字符</source>
        <translation>Holds an invisible control character</translation>
    </message>
    <message>
        <source>回复太长</source>
        <translation>The reply is long</translation>
    </message>
    <message>
        <source>这句话可能不妥</source>
        <translation>This sentence may not be right</translation>
    </message>
    <message>
        <source>刚发过同样的话</source>
        <translation>Sent just now</translation>
    </message>
    <message>
        <source>还没有写内容</source>
        <translation>Nothing written yet</translation>
    </message>
    <message>
        <source>没有这个空位</source>
        <translation>No such slot</translation>
    </message>
    <message>
        <source>花括号没有成对；要显示花括号请写两个</source>
        <translation>A brace without its partner; write two to show one</translation>
    </message>
    <message>
        <source>超过 200 字，客户不容易读完</source>
        <translation>Above 200 characters few customers read to the end</translation>
    </message>
    <message>
        <source>和这个意图的另一条几乎一样</source>
        <translation>Almost the same as another phrase of this intent</translation>
    </message>
    <message>
        <source>这个意图只有一种语气，换一种更好</source>
        <translation>This intent knows one tone only; another would help</translation>
    </message>
    <message>
        <source>话术文件读不出来，现在没有可用的话术。请重新安装程序，或检查文件：{path}</source>
        <translation>The phrase files cannot be read, so there are no phrases. Reinstall the program, or check: {path}</translation>
    </message>
    <message>
        <source>没有保存：这一条刚在别处改过。您写的内容还在这里，库里的也没有动；请看一眼新的版本，再改一次。</source>
        <translation>Not saved: this was just changed elsewhere. What you wrote is still here and the bank is untouched; look at the new version and save again.</translation>
    </message>
    <message>
        <source>没有启用：内容违反规则（{rules}）。改好再启用，或者先存成草稿。</source>
        <translation>Not approved: the text breaks rules ({rules}). Mend it first, or save it as a draft.</translation>
    </message>
    <message>
        <source>打不开我的话术库，先用内置话术，回复照常。请检查文件夹是否存在、是否有权限：{path}</source>
        <translation>Your phrases cannot be opened; the built-in ones are used and replies go on. Check that the folder exists and may be written: {path}</translation>
    </message>
    <message>
        <source>我的话术库正被另一个程序占用，先用内置话术，内容没有改动。请关掉另一个 ReplyKit 后重新打开。</source>
        <translation>Your phrases are in use by another program; the built-in ones are used and nothing was changed. Close the other ReplyKit and start again.</translation>
    </message>
    <message>
        <source>我的话术库是只读的，先用内置话术，内容没有改动。请给文件写入权限后重新打开：{path}</source>
        <translation>Your phrases are read-only; the built-in ones are used and nothing was changed. Allow writing and start again: {path}</translation>
    </message>
    <message>
        <source>磁盘满了，先用内置话术，已有内容都在。请清出空间后重新打开。</source>
        <translation>The disk is full; the built-in phrases are used and all you have is kept. Free some space and start again.</translation>
    </message>
    <message>
        <source>我的话术库来自更新的版本，先用内置话术，内容没有改动。请把 ReplyKit 升级到最新版。</source>
        <translation>Your phrases come from a newer version; the built-in ones are used and nothing was changed. Update ReplyKit.</translation>
    </message>
    <message>
        <source>我的话术库文件损坏了，先用内置话术，原文件保留不动。可以从 backups 文件夹恢复：{path}</source>
        <translation>The file of your phrases is damaged; the built-in ones are used and the file is left as it is. A copy can be restored from the folder backups: {path}</translation>
    </message>
    <message>
        <source>我的话术库放在网络盘上，容易损坏，所以没有打开，先用内置话术。请改放本机磁盘：{path}</source>
        <translation>Your phrases are on a network drive, where files get damaged, so they were not opened; the built-in ones are used. Move them to a local disk: {path}</translation>
    </message>
    <message>
        <source>这条回复违反规则，没有复制：{rules}</source>
        <translation>This reply breaks a rule and was not copied: {rules}</translation>
    </message>
    <message>
        <source>没有可以复制的文字</source>
        <translation>There is nothing to copy</translation>
    </message>
    <message>
        <source>没有复制成功：剪贴板被别的程序占用。文字已选好，请按 Ctrl+C</source>
        <translation>Not copied: another program holds the clipboard. The text is selected, press Ctrl+C</translation>
    </message>
    <message>
        <source>没有撤销：剪贴板里已经是别的程序的内容，没有动它</source>
        <translation>Not undone: the clipboard holds another program&apos;s content by now; it was left alone</translation>
    </message>
    <message>
        <source>没有可以撤销的复制；撤销只保留一分钟</source>
        <translation>There is no copy to undo; copies can be undone for a minute</translation>
    </message>
    <message>
        <source>输入读不出来：{path}</source>
        <translation>The input cannot be read: {path}</translation>
    </message>
    <message>
        <source>没有输入内容</source>
        <translation>There is no input</translation>
    </message>
    <message>
        <source>写不进文件：{path}</source>
        <translation>Cannot write the file: {path}</translation>
    </message>
    <message>
        <source>画图缺少组件，其他功能不受影响</source>
        <translation>Drawing needs a missing part; everything else works</translation>
    </message>
    <message>
        <source>不认识这种文件，能用的有：{known}</source>
        <translation>This kind of file is unknown. Known are: {known}</translation>
    </message>
    <message>
        <source>没找到表头，至少要有“内容”一列：{path}</source>
        <translation>No header found; at least a column “text” is needed: {path}</translation>
    </message>
    <message>
        <source>文件太大，最多 {limit}，请分成几个</source>
        <translation>The file is too big. At most {limit}; please split it.</translation>
    </message>
    <message>
        <source>文件内容读不懂，请用原来的软件另存一份再试：{path}</source>
        <translation>The file is damaged. Save it again with the program it comes from: {path}</translation>
    </message>
    <message>
        <source>这个文件已经有了，没有覆盖：{path}</source>
        <translation>The file exists and was not overwritten: {path}</translation>
    </message>
    <message>
        <source>写不进文件，话术库没有变：{path}</source>
        <translation>The file cannot be written; the bank is as it was: {path}</translation>
    </message>
    <message>
        <source>没有存：里面像有客户的信息（{found}）。删掉或换成空位再存，回复还可以照常复制。</source>
        <translation>Not kept: it seems to hold a customer&apos;s data ({found}). Delete it or put a slot there; the reply can still be copied.</translation>
    </message>
    <message>
        <source>现在存不了：我的话术库没有打开。内容还在编辑框里，稍后再存。</source>
        <translation>Cannot be kept now: your bank is not open. The text is still here, try again later.</translation>
    </message>
    <message>
        <source>没有存：话术库里已经有一模一样的这一条</source>
        <translation>Not kept: the bank has exactly this phrase already</translation>
    </message>
    <message>
        <source>话术库里没有这个意图：{intent}</source>
        <translation>The bank has no such intent: {intent}</translation>
    </message>
    <message>
        <source>这不是 ReplyKit 导出的设置文件，什么都没有改</source>
        <translation>This is no settings file of ReplyKit; nothing was changed</translation>
    </message>
    <message>
        <source>这个设置文件是更新版本的 ReplyKit 写的，请先升级</source>
        <translation>A newer ReplyKit wrote this settings file: please update first</translation>
    </message>
    <message>
        <source>文件写不进去，请换个位置：{path}</source>
        <translation>The file cannot be written, choose another place: {path}</translation>
    </message>
    <message>
        <source>系统不让改开机启动（{reason}），其他照常</source>
        <translation>The system does not let the start be changed ({reason}); all else works</translation>
    </message>
    <message>
        <source>已经有一个店铺叫“{name}”</source>
        <translation>There is a shop called “{name}” already</translation>
    </message>
    <message>
        <source>店铺要有名字</source>
        <translation>A shop needs a name</translation>
    </message>
    <message>
        <source>最多 {most} 个店铺</source>
        <translation>At most {most} shops</translation>
    </message>
    <message>
        <source>出了点问题（{code}），回复功能不受影响</source>
        <translation>Something went wrong ({code}); replies go on</translation>
    </message>
    <message>
        <source>已复制：{text}</source>
        <translation>Copied: {text}</translation>
    </message>
    <message>
        <source>已复制 {part}/{parts}，再按 {key} 复制下一段：{text}</source>
        <translation>Copied {part} of {parts}, press {key} for the next part: {text}</translation>
    </message>
    <message>
        <source>接着答：{name} · {said}</source>
        <translation>Next: {name} · {said}</translation>
    </message>
    <message>
        <source>已撤销，剪贴板恢复为：{content}</source>
        <translation>Undone; on the clipboard again: {content}</translation>
    </message>
    <message>
        <source>已撤销，剪贴板恢复为：{content}（其余格式没能恢复）</source>
        <translation>Undone; on the clipboard again: {content} (other formats could not be restored)</translation>
    </message>
    <message>
        <source>已撤销，剪贴板和之前一样是空的</source>
        <translation>Undone; the clipboard is empty as before</translation>
    </message>
    <message>
        <source>已撤销；之前的内容太大或没读出来，剪贴板已清空</source>
        <translation>Undone; the former content was too big or could not be read, so the clipboard is empty</translation>
    </message>
    <message>
        <source>已撤销；之前的内容标了保密，没有留存，剪贴板已清空</source>
        <translation>Undone; the former content was marked as secret and not kept, so the clipboard is empty</translation>
    </message>
    <message>
        <source>{count} 个文件</source>
        <translation>{count} file(s)</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>a picture</translation>
    </message>
    <message>
        <source>其他内容</source>
        <translation>other content</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>回复组合：{extent}，按 {key} 切换</source>
        <translation>Composition: {extent}; {key} switches</translation>
    </message>
    <message>
        <source>已复制 {part}/{parts}，最后一段：{text}</source>
        <translation>Copied {part}/{parts}, the last part: {text}</translation>
    </message>
    <message>
        <source>zh</source>
        <translation>en</translation>
    </message>
    <message>
        <source>标准 · 响应</source>
        <translation>Standards: response</translation>
    </message>
    <message>
        <source>标准 · 技能与接待量</source>
        <translation>Standards: skill and load</translation>
    </message>
    <message>
        <source>标准 · 成交</source>
        <translation>Standards: sales</translation>
    </message>
    <message>
        <source>标准 · 平台考核</source>
        <translation>Standards: platforms</translation>
    </message>
    <message>
        <source>标准 · 售后</source>
        <translation>Standards: after-sale</translation>
    </message>
    <message>
        <source>标准 · 客户常识</source>
        <translation>Standards: about customers</translation>
    </message>
    <message>
        <source>标准 · 班次与例会</source>
        <translation>Standards: shifts and meeting</translation>
    </message>
    <message>
        <source>标准 · 培训</source>
        <translation>Standards: training</translation>
    </message>
    <message>
        <source>标准 · 绩效与满意度</source>
        <translation>Standards: performance and satisfaction</translation>
    </message>
    <message>
        <source>要从平台后台或店里记录里看</source>
        <translation>See the platform&apos;s console or the shop&apos;s records</translation>
    </message>
    <message>
        <source>可以从接待时间里算出来</source>
        <translation>Can be taken from the times of chats</translation>
    </message>
    <message>
        <source>可以在练习里测</source>
        <translation>Can be tested in practice</translation>
    </message>
    <message>
        <source>依据手册</source>
        <translation>From the manual</translation>
    </message>
    <message>
        <source>手册只有标题，说明由本工具补充</source>
        <translation>The manual has only the heading; the words are ours</translation>
    </message>
    <message>
        <source>手册缺失，本工具补充</source>
        <translation>Missing in the manual; added by this program</translation>
    </message>
    <message>
        <source>手册仅标题</source>
        <translation>heading only</translation>
    </message>
    <message>
        <source>本工具补充</source>
        <translation>added by us</translation>
    </message>
    <message>
        <source>每单成交</source>
        <translation>Every sale</translation>
    </message>
    <message>
        <source>无误，可以发货</source>
        <translation>All right, to be sent</translation>
    </message>
    <message>
        <source>有问题，推迟发货</source>
        <translation>Problem, postponed</translation>
    </message>
    <message>
        <source>没发货，要退款</source>
        <translation>Not sent, refund asked</translation>
    </message>
    <message>
        <source>仓库收到退件</source>
        <translation>Return has arrived</translation>
    </message>
    <message>
        <source>已提交审核</source>
        <translation>Submitted to audit</translation>
    </message>
    <message>
        <source>红旗</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>黄旗</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>绿旗</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>蓝旗</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>紫旗</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>灰旗</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>不插旗</source>
        <translation>No flag</translation>
    </message>
    <message>
        <source>每天</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>处罚</source>
        <translation>Penalty</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>可以怎么说</source>
        <translation>Say instead</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>复制前自动检查</source>
        <translation>Checked before every copy</translation>
    </message>
    <message>
        <source>供参考，文字里看不出来</source>
        <translation>To be read: no text shows it</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>含义</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>算法</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>适用</source>
        <translation>Holds for</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Mind</translation>
    </message>
    <message>
        <source>怎么量</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>共 {all} 步</source>
        <translation>{all} steps</translation>
    </message>
    <message>
        <source>各平台通用</source>
        <translation>All platforms</translation>
    </message>
    <message>
        <source>共 {all} 步，其中 {own} 步由本工具补充</source>
        <translation>{all} steps, {own} of them added by this program</translation>
    </message>
    <message>
        <source>接着：{steps}</source>
        <translation>Then: {steps}</translation>
    </message>
</context>
</TS>
