<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>BankTree</name>
    <message>
        <source>话术库</source>
        <translation>Phrases</translation>
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
        <source>换成稳妥说法 F</source>
        <translation>Use safe wording F</translation>
    </message>
    <message>
        <source>去修改 F</source>
        <translation>Edit it F</translation>
    </message>
</context>
<context>
    <name>BrowsePage</name>
    <message>
        <source>话术预览</source>
        <translation>Preview of the phrase</translation>
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
    <name>DeskPage</name>
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
        <source>没有合适的回复，按 / 搜索话术，或换一个意图。</source>
        <translation>No fitting reply: press / to search, or switch the intent.</translation>
    </message>
    <message>
        <source>在聊天窗口复制客户的话，回到这里按 Ctrl+V，就有能直接发的回复。</source>
        <translation>Copy the customer&apos;s message in the chat, press Ctrl+V here, and replies ready to send appear.</translation>
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
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>复制 Enter</source>
        <translation>Copy Enter</translation>
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
        <source>快捷键 ?</source>
        <translation>Keys ?</translation>
    </message>
    <message>
        <source>保持在最前面</source>
        <translation>Keep above other windows</translation>
    </message>
    <message>
        <source>填写店铺与客服名</source>
        <translation>Set shop and agent</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
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
        <source>回到消息框</source>
        <translation>Back to the message box</translation>
    </message>
    <message>
        <source>同上，打字时也能用</source>
        <translation>The same, also while typing</translation>
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
        <source>切换意图</source>
        <translation>Switch the intent</translation>
    </message>
    <message>
        <source>未下单、已下单、已收货</source>
        <translation>No order, ordered, received</translation>
    </message>
    <message>
        <source>显示或隐藏判断依据</source>
        <translation>Show or hide the reasons</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>退一步：关闭、清空、最小化</source>
        <translation>Step back: close, clear, minimise</translation>
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
        <source>已复制：{text}</source>
        <translation>Copied: {text}</translation>
    </message>
    <message>
        <source>没有复制：有违规内容，先改好</source>
        <translation>Not copied: it breaks a rule, mend it first</translation>
    </message>
</context>
<context>
    <name>PasteBox</name>
    <message>
        <source>客户消息</source>
        <translation>Customer&apos;s message</translation>
    </message>
    <message>
        <source>粘贴客户的话：Ctrl+V，或直接打字
Enter 复制首选回复</source>
        <translation>Paste (Ctrl+V) or type the customer&apos;s message
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
    <name>Places</name>
    <message>
        <source>搜索话术</source>
        <translation>Search phrases</translation>
    </message>
    <message>
        <source>/ 搜索话术</source>
        <translation>/ Search</translation>
    </message>
    <message>
        <source>工作台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>话术库</source>
        <translation>Phrases</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>设置没有存下来：文件夹不能写入</source>
        <translation>Settings not saved: the folder cannot be written</translation>
    </message>
    <message>
        <source>程序遇到一个意外（{kind}），已记入日志，可以继续用。</source>
        <translation>Something unexpected happened ({kind}). It is in the log; you can go on working.</translation>
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
    <name>SearchPage</name>
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
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>保持在最前面</source>
        <translation>Keep above other windows</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>填好后自动用在回复里，例如店铺名。</source>
        <translation>What you fill in here is used in the replies.</translation>
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
    <message>
        <source>例：</source>
        <translation>e.g. </translation>
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
        <source>稳妥的通用回复</source>
        <translation>Safe general reply</translation>
    </message>
    <message>
        <source>符合搜索</source>
        <translation>Matches the search</translation>
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
        <source>话术文件读不出来，现在没有可用的话术。请重新安装程序，或检查文件：{path}</source>
        <translation>The phrase files cannot be read, so there are no phrases. Reinstall the program, or check: {path}</translation>
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
        <source>出了点问题（{code}），回复功能不受影响</source>
        <translation>Something went wrong ({code}); replies go on</translation>
    </message>
    <message>
        <source>zh</source>
        <translation>en</translation>
    </message>
</context>
</TS>
