"""The real yaml-language-server, as an editor talks to it: JSON-RPC over its standard input and output."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

SERVER = Path(__file__).parent / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """A server for one workspace, configured with the settings that stand in its `.vscode/settings.json`."""

    def __init__(self, folder: Path) -> None:
        node = shutil.which("node")
        assert node, "node is not installed; yaml-language-server needs it"
        assert SERVER.is_file(), "yaml-language-server is not installed: run `npm ci` in tests/editor, or `make test`"
        self.folder = folder
        self.settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
        self.found: dict[str, list[dict[str, Any]]] = {}
        self.number = 0
        self.process = subprocess.Popen(
            [node, str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        uri = folder.as_uri()
        folders = [{"uri": uri, "name": "site"}]
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.request(
            "initialize",
            {"processId": None, "rootUri": uri, "workspaceFolders": folders, "capabilities": capabilities},
        )
        self.notify("initialized", {})
        self.notify("workspace/didChangeConfiguration", {"settings": {}})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def open(self, path: str, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file, with another text than is on the disk where one is given; gives what is underlined in it."""
        uri = (self.folder / path).as_uri()
        text = (self.folder / path).read_text("utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.found.pop(uri, None)
        self.notify("textDocument/didOpen", {"textDocument": document})
        while uri not in self.found:
            self.answer(self.read())
        return self.found[uri]

    def hover(self, path: str, line: int, character: int) -> str:
        """What is shown for the word at a position, counted from 0."""
        found = self.request("textDocument/hover", self.at(path, line, character))
        return str(found["contents"]["value"]) if found else ""

    def completion(self, path: str, line: int, character: int) -> dict[str, dict[str, Any]]:
        """What is proposed at a position, counted from 0, by its label."""
        found = self.request("textDocument/completion", self.at(path, line, character))
        return {item["label"]: item for item in found["items"]}

    def at(self, path: str, line: int, character: int) -> dict[str, Any]:
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": (self.folder / path).as_uri()}, "position": position}

    def request(self, method: str, params: Any) -> Any:
        self.number += 1
        number = self.number
        self.send({"id": number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self.answer(message)

    def notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def answer(self, message: dict[str, Any]) -> None:
        """What an editor does with what the server says of its own accord."""
        params = message.get("params") or {}
        if message.get("method") == "textDocument/publishDiagnostics":
            self.found[params["uri"]] = params["diagnostics"]
        elif "id" in message:
            wanted = params.get("items", []) if message["method"] == "workspace/configuration" else None
            result = None if wanted is None else [self.configuration(item["section"]) for item in wanted]
            self.send({"id": message["id"], "result": result})

    def configuration(self, section: str) -> Any:
        if section != "yaml":
            return {}
        return {"schemas": self.settings["yaml.schemas"], "schemaStore": {"enable": False}, "hover": True}

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line or self.process.poll() is None, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message
