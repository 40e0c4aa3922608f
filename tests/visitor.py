"""A browser that keeps its cookies and sends forms, for tests of what the web app lets people do."""

import asyncio
import re

import httpx

HOME = "http://127.0.0.1"
TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{64})"')
PASSWORD = "a long enough password"


class Visitor:
    """A browser that keeps its cookies."""

    def __init__(self, app, base=HOME, address="10.0.0.1"):
        self.app, self.base, self.address, self.cookies = app, base, address, {}

    def ask(self, method, path, headers=None, **options):
        async def answered():
            transport = httpx.ASGITransport(self.app, client=(self.address, 1))
            async with httpx.AsyncClient(transport=transport, base_url=self.base, cookies=self.cookies) as client:
                return await client.request(method, path, headers=headers, **options)

        answer = asyncio.run(answered())
        for line in answer.headers.get_list("set-cookie"):
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
            if not value or "Max-Age=0" in line:
                self.cookies.pop(name)
        return answer

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def post(self, path, form, origin=HOME, **options):
        headers = {**({"origin": origin} if origin else {}), **options.pop("headers", {})}
        return self.ask("POST", path, data=form, headers=headers, **options)

    def token(self, path):
        found = TOKEN.search(self.get(path).text)
        return found[1] if found else ""

    def sign_in(self, name, password=PASSWORD):
        return self.post("/sign-in", {"csrf": self.token("/sign-in"), "name": name, "password": password, "back": "/"}, self.base)
