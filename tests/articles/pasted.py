"""What programs put on the clipboard, and what it is in a story: (name, pasted, stored)."""

# ruff: noqa: E501 - kept as the programs write it

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta charset=utf-8><title>Notes</title><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->"""
WORD_END = "<!--EndFragment--></body></html>"

PASTED = [
    (
        "word: headings, smart tags, looks and empty paragraphs",
        WORD
        + """<h1 style='mso-pagination:widow-orphan'><span lang=EN-US style='mso-ansi-language:EN-US'>The flood<o:p></o:p></span></h1>
<p class=MsoNormal style='margin-bottom:8.0pt'><st1:place w:st="on"><st1:City w:st="on">Shadegan</st1:City></st1:place> was <b style='mso-bidi-font-weight:normal'>under water</b>,
<span style='font-size:11.0pt;font-family:"Calibri",sans-serif;color:black;mso-fareast-language:EN-US'>people <i>there</i> said.</span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><span lang=FA dir=RTL></span><o:p>&nbsp;</o:p></p>"""
        + WORD_END,
        "<h2>The flood</h2><p>Shadegan was <strong>under water</strong>, people <em>there</em> said.</p>",
    ),
    (
        "word: lists that are paragraphs",
        WORD
        + """<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Under one<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Two<o:p></o:p></p>
<p class=MsoNormal>Between.</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Second<o:p></o:p></p>"""
        + WORD_END,
        "<ul><li><p>One</p><ul><li><p>Under one</p></li></ul></li><li><p>Two</p></li></ul><p>Between.</p>"
        "<ol><li><p>First</p></li><li><p>Second</p></li></ol>",
    ),
    (
        "word: tracked changes and comments of colleagues",
        WORD
        + """<p class=MsoNormal>The road is <del cite="mailto:Name%20Surname" datetime="2026-11-20T10:00">open</del><ins cite="mailto:Name%20Surname">closed</ins><a style='mso-comment-reference:NS_1;mso-comment-date:20261120T1000'></a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[NS1]</a><![endif]></span></span> today.</p>
<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width="33%"><![endif]><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText>Name Surname: ask the driver again</p></div></div></div>"""
        + WORD_END,
        "<p>The road is closed today.</p>",
    ),
    (
        "word: a table",
        WORD
        + """<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0'><td width=300 valign=top style='width:225pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Day<o:p></o:p></b></p></td><td width=300><p class=MsoNormal><b>Reports<o:p></o:p></b></p></td></tr>
<tr><td colspan=2 style='border:none'><p class=MsoNormal>none<o:p></o:p></p></td></tr></table><p class=MsoNormal><o:p>&nbsp;</o:p></p>"""
        + WORD_END,
        '<table><tbody><tr><td><strong>Day</strong></td><td><strong>Reports</strong></td></tr><tr><td colspan="2">none</td></tr></tbody></table>',
    ),
    (
        "word: Persian with joiners and marks of direction",
        WORD
        + """<p class=MsoNormal dir=RTL style='text-align:right;direction:rtl;unicode-bidi:embed'><span lang=FA style='font-family:"B Nazanin";mso-bidi-language:FA'>\u200fمی\u200cگویند هفت\u200cتپه \u202bآرام\u202c است</span><span dir=LTR></span><span lang=FA>.\u200f</span><span dir=LTR><o:p></o:p></span></p>"""
        + WORD_END,
        "<p>می\u200cگویند هفت\u200cتپه آرام است.</p>",
    ),
    (
        "google docs: weights and slants that are spans",
        """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d"><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-weight:400;">Water</span></h2>
<p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">It is </span><span style="font-weight:700;">high</span><span style="font-style:italic;">, they say</span><span style="font-weight:400;">, </span><a href="https://www.google.com/url?q=https://example.org/a?utm_source%3Ddocs&amp;sa=D" style="text-decoration:none;"><span style="color:#1155cc;">here is why</span></a><span>.</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><br><ul style="margin-top:0;"><li dir="ltr" aria-level="1" style="list-style-type:disc;"><p dir="ltr" role="presentation"><span>One</span></p></li></ul></b>""",
        '<h2>Water</h2><p>It is <strong>high</strong><em>, they say</em>, <a href="https://example.org/a" rel="noopener">here is why</a>.</p><ul><li><p>One</p></li></ul>',
    ),
    (
        "telegram: lines, an emoji, hidden marks, a link that counts clicks",
        """<div class="text">‼️ <strong>Ahvaz</strong><br><br>Workers of the <a href="https://t.me/s/channel" onclick="return ShowUsername()">steel works</a> came out today.\u200b\u2060<br>Day 12.<br><br><a href="https://example.org/a?fbclid=x&amp;id=7" onclick="x()">Read the report</a></div>""",
        '<p>‼️ <strong>Ahvaz</strong></p><p>Workers of the <a href="https://t.me/s/channel" rel="noopener">steel works</a> came out today.<br>Day 12.</p>'
        '<p><a href="https://example.org/a?id=7" rel="noopener">Read the report</a></p>',
    ),
    (
        "web: a page with all that stands around a text",
        """<div class="wrap"><nav><a href="/">Home</a></nav><article><header><h1 class="title">A headline</h1></header><div class="ad"><iframe src="https://ads.example"></iframe><script>track()</script></div><div>First words<span style="color:red"> in red</span>.</div><figure><img src="https://example.org/a.jpg" alt="x"><figcaption>Photo: a name</figcaption></figure><section><h5>Small</h5><p>More &nbsp; words.<img src="x" onerror="alert(1)"></p><button>Share</button></section><blockquote><p>Said.</p></blockquote></article></div>""",
        "<h2>A headline</h2><p>First words in red.</p><h3>Small</h3><p>More words.</p><blockquote><p>Said.</p></blockquote>",
    ),
    (
        "web: addresses that are none",
        """<p><a href="javascript:alert(1)">a</a> <a href="data:text/html,x">b</a> <a href="file:///C:/x.doc">c</a> <a href="#_ftn1">d</a> <a href="/own/path">e</a> <a name="top">f</a> <a href="https://example.org/?utm_campaign=x"></a><a href="mailto:desk@example.org">g</a></p>""",
        '<p>a b c d e f <a href="mailto:desk@example.org" rel="noopener">g</a></p>',
    ),
    (
        "a table of a spreadsheet with a caption and headings",
        """<style>td{mso-number-format:General}</style><table border=0 width=200><caption>Reports</caption><col width=64><thead><tr height=20><th>Day</th><th>Number</th></tr></thead><tbody><tr><td align=right>1</td><td>2</td></tr></tbody></table>""",
        '<table><caption>Reports</caption><tbody><tr><th scope="col">Day</th><th scope="col">Number</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
    ),
    ("plain words of a line", "<span>three plain words</span>", "<p>three plain words</p>"),
]  # fmt: skip
