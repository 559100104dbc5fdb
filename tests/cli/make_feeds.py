"""Writes JSON and XML of invented reports into the current folder, for feed.sh: the shapes of news in the wild."""

import json
from pathlib import Path

TEXT = "The harbour stays open, {} said on Monday."


def text(name):
    return TEXT.format(name)


LINES = {
    "news-please": {"title": "Open", "maintext": text("Orla Finn"), "url": "https://portsea.example/1",
                    "date_publish": "2024-03-05 10:00:00", "source_domain": "portsea.example"},
    "media cloud": {"stories_id": 123456789012345678901, "title": "Open", "text": text("Ilse Brandt"), "media_name": "Coast Wire",
                    "publish_date": "2024-03-05", "url": "https://portsea.example/2"},
    "gdelt": {"date": "2024-03-05T10:00:00Z", "url": "https://portsea.example/3", "title": "Open", "lang": "ENGLISH",
              "quotes": [{"pre": "a", "quote": text("Tom Hale"), "post": "b"}, {"pre": "c", "quote": "No more.", "post": "d"}]},
    "ninjs 1": {"uri": "tag:portsea.example,2024:4", "headline": "Open", "versioncreated": "2024-03-05T10:00:00Z",
                "body_text": text("Ada Quist"), "body_xhtml": "<p>not this</p>"},
    "ninjs 3": {"uri": "https://portsea.example/5", "headlines": [{"value": "Open"}, {"value": "Wide open"}],
                "bodies": [{"contenttype": "text/html", "value": "<p>not this</p>"},
                           {"contenttype": "text/plain", "value": text("Bo Lind")}]},
    "wordpress": {"date": "2024-03-05T10:00:00", "link": "https://portsea.example/6", "title": {"rendered": "Open"},
                  "content": {"rendered": text("Cy Mora")}},
    "no text": {"title": "Open"},
}

RSS = """<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Coast Wire</title><link>https://portsea.example/</link>
<item><title>Open &amp; wide</title><link>https://portsea.example/1</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<media:content><media:title>not this</media:title></media:content><description>not this</description>
<content:encoded><![CDATA[The caf\xe9 stays open, Orla Finn said.]]></content:encoded></item>
<item><guid isPermaLink="false">tag:2</guid><description>The harbour stays open, Ilse Brandt said.</description></item>
<item><title>No text</title></item>
</channel></rss>
"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title>
<entry><title>Open</title><link rel="self" href="https://portsea.example/no"/><link href="https://portsea.example/1"/>
<published>2024-03-05T10:00:00Z</published><updated>2024-04-01T10:00:00Z</updated><summary>not this</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The harbour <b>stays</b>
  open, Orla Finn said.</p><script>not this</script><p>The minister said no.</p></div></content></entry></feed>
"""

LOOSE = """

<?xml version="1.0"?>
<rss version="2.0"><channel><title>Coast Wire</title>
<item><description>The caf&eacute; stays open, Orla Finn said &mdash; on Monday.</description></item>
<item><description>The harbour stays open, Ilse Brandt said.</description></item>
</channel></rss>
"""

UPDATED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title>
<entry><updated>2024-04-01T10:00:00Z</updated><content type="html">&lt;p&gt;The harbour stays open, Orla Finn said.&lt;/p&gt;
&lt;p&gt;The minister said no.&lt;/p&gt;</content></entry></feed>
"""

NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet><newsItem guid="urn:newsml:portsea.example:1" version="1">
<itemMeta><versionCreated>2024-03-06T00:00:00Z</versionCreated></itemMeta><contentMeta><contentCreated>2024-03-05T10:00:00Z</contentCreated>
<infoSource><name>Coast Wire</name></infoSource><headline>Harbour <em>stays</em> open</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><head><title>not this</title></head><body><body.head><hedline><hl1>Harbour stays open</hl1></hedline>
<dateline>PORTSEA</dateline></body.head><body.content><p>The harbour stays open, Orla Finn said.</p><media><media-caption>not this</media-caption></media>
<p>The minister said no.</p></body.content></body></nitf></inlineXML></contentSet></newsItem></itemSet></newsMessage>
"""

BOMB = """<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><item><description>&b;</description></item></channel></rss>
"""


def main():
    def write(name, data, encoding="utf-8"):
        Path(name).write_bytes(data.encode(encoding))

    lines = [json.dumps(value) for value in LINES.values()]
    write("lines.jsonl", "\n".join(lines) + "\n")
    write("broken.jsonl", "\n".join([lines[0], lines[1][:40], "rubbish", lines[2], "[" * 5000, lines[3]]))
    write("array.json", json.dumps(list(LINES.values())[:3]))
    write("pretty.json", json.dumps(list(LINES.values())[:3], indent=1))
    write("listed.json", json.dumps({"items": list(LINES.values())[:2]}, indent=1))
    write("deep.json", '{"a":' * 100000 + "1" + "}" * 100000)
    write("endless.json", '{"text": "')
    write("own.jsonl", json.dumps({"a": {"b": [text("Di Nash"), "No more."]}, "when": "5 March 2024"}))
    write("rss.xml", RSS, "windows-1252")
    write("atom.xml", ATOM)
    write("loose.xml", LOOSE)
    write("updated.xml", UPDATED)
    write("newsml.xml", NEWSML)
    write("newsml16.xml", '<?xml version="1.0" encoding="UTF-16"?>\n' + NEWSML, "utf-16")
    write("bomb.xml", BOMB)
    write("cut.xml", RSS[: RSS.index("tag:2")], "windows-1252")
    write("deep.xml", "<rss><channel><item>" + "<a>" * 100000)
    write("bracket.txt", "[Coast Wire] " + text("Ed Rowe"))


main()
