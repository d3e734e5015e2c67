"""A real chat client (Pidgin) on a server of the tests' own (Prosody), and a customer on it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
from base64 import b64encode
from contextlib import contextmanager
from html import escape, unescape

from tests.e2e.desktop import PATIENCE_S, running, wait_for

TOOLS = ("prosody", "prosodyctl", "pidgin", "dbus-run-session")

_SERVER = """
pidfile = "{folder}/prosody.pid"
data_path = "{folder}/data"
certificates = "{folder}"
run_as_root = true
interfaces = {{ "127.0.0.1" }}
c2s_ports = {{ {port} }}
s2s_ports = {{}}
modules_enabled = {{ "roster", "saslauth" }}
modules_disabled = {{ "s2s", "tls", "offline" }}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_plain"
log = {{ error = "{folder}/errors.txt" }}
VirtualHost "localhost"
"""
_ACCOUNTS = """<?xml version='1.0' encoding='UTF-8' ?>
<account version='1.0'><account><protocol>prpl-jabber</protocol>
<name>shop@localhost/desk</name><password>secret</password><alias>客服小美</alias>
<settings><setting name='connect_server' type='string'>127.0.0.1</setting>
<setting name='port' type='int'>{port}</setting>
<setting name='connection_security' type='string'>opportunistic_tls</setting>
<setting name='auth_plain_in_clear' type='bool'>1</setting></settings>
<settings ui='gtk-gaim'><setting name='auto-login' type='bool'>1</setting></settings>
</account></account>
"""
_BUDDIES = """<?xml version='1.0' encoding='UTF-8' ?>
<purple version='1.0'><blist><group name='Buddies'><contact>
<buddy account='shop@localhost/desk' proto='prpl-jabber'><name>buyer@localhost</name>
<alias>buyer</alias></buddy></contact></group></blist>
<privacy><account proto='prpl-jabber' name='shop@localhost/desk' mode='1'/></privacy></purple>
"""
_PREFERENCES = """<?xml version='1.0' encoding='UTF-8' ?>
<pref version='1' name='/'><pref name='purple'>
<pref name='away'><pref name='auto_reply' type='string' value='never'/>
<pref name='idle_reporting' type='string' value='none'/></pref>
<pref name='logging'><pref name='log_ims' type='bool' value='0'/></pref></pref>
<pref name='pidgin'><pref name='sound'><pref name='method' type='string' value='none'/></pref>
<pref name='conversations'><pref name='use_smooth_scrolling' type='bool' value='0'/>
<pref name='spellcheck' type='bool' value='0'/></pref></pref></pref>
"""


class Customer:
    """Somebody who writes to the shop: stanzas of XMPP over a plain socket."""

    def __init__(self, port):
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_S)
        self._heard = ""
        self._open()
        login = b64encode(b"\0buyer\0secret").decode()
        sasl = "urn:ietf:params:xml:ns:xmpp-sasl"
        self._send(f"<auth xmlns='{sasl}' mechanism='PLAIN'>{login}</auth>")
        self._until("<success")
        self._heard = ""
        self._open()
        bind = "urn:ietf:params:xml:ns:xmpp-bind"
        self._send(f"<iq type='set' id='b'><bind xmlns='{bind}'/></iq>")
        self._until("</iq>")
        self._send("<presence/>")

    def say(self, text):
        """Write to the shop."""
        body = f"<body>{escape(text)}</body>"
        self._send(f"<message to='shop@localhost' type='chat'>{body}</message>")

    def hear(self):
        """Return the next message of the shop, exactly as it came."""
        while True:
            body = re.search(r"<body>(.*?)</body>", self._until("</message>"), re.DOTALL)
            if body:
                return unescape(body.group(1))

    def close(self):
        self._socket.close()

    def _open(self):
        self._send(
            "<?xml version='1.0'?><stream:stream to='localhost' xmlns='jabber:client' "
            "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"
        )
        self._until("</stream:features>")

    def _send(self, stanza):
        self._socket.sendall(stanza.encode())

    def _until(self, mark):
        while mark not in self._heard:
            data = self._socket.recv(65536)
            assert data, "the server hung up"
            self._heard += data.decode("utf-8", "replace")
        end = self._heard.index(mark) + len(mark)
        found, self._heard = self._heard[:end], self._heard[end:]
        return found


@contextmanager
def chat_server(folder):
    """Run a server with two accounts, shop and buyer; yields its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "data").mkdir(parents=True)
    config = folder / "prosody.cfg.lua"
    config.write_text(_SERVER.format(folder=folder, port=port), encoding="utf-8")
    for name in ("shop", "buyer"):
        command = ["prosodyctl", "--config", str(config), "register", name, "localhost", "secret"]
        subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=True)
    with running(["prosody", "--config", str(config), "-F"], cwd=folder):
        wait_for(lambda: _listening(port), "the chat server")
        yield port


@contextmanager
def chat_client(folder, port, desktop):
    """Run the shop's chat client on a desktop."""
    folder.mkdir()
    for name, text in (
        ("accounts.xml", _ACCOUNTS.format(port=port)),
        ("blist.xml", _BUDDIES),
        ("prefs.xml", _PREFERENCES),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    command = ["dbus-run-session", "--", "pidgin", "-c", str(folder), "-m"]
    env = {**desktop.env, "HOME": str(folder)}
    with running(command, env=env, start_new_session=True) as session:
        try:
            yield session
        finally:
            os.killpg(session.pid, signal.SIGTERM)  # the client outlives its session else


def lacking_tools():
    """Return what is not installed of what the chat needs."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def _listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
