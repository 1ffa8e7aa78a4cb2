"""An office reads at once: nobody gets somebody else's answer, and every reading has its line."""

import threading

from apiflask import APIFlask

from casework.identity.model import Role
from fuyuan.home import Home
from tests.webapp import town as t
from tests.webapp.conftest import sign_in
from tests.webapp.test_guard import READS, acts

READERS = 8


def test_eight_desks_read_at_once(app: APIFlask, town: Home):
    body = town.casework.users.body("江城市公安局")
    users = [
        town.casework.users.add(f"侦查员{n}", body=body, roles={Role.INVESTIGATOR}) for n in range(READERS)
    ]
    desks = [sign_in(app, town, user) for user in users]
    expected = {path: desks[0].get(f"/api/v1/{path}").json for path in READS.values()}
    start, wrong = threading.Barrier(READERS), []

    def read(number: int) -> None:
        start.wait()
        for path, known in expected.items():
            answer = desks[number].get(f"/api/v1/{path}")
            if answer.status_code != 200 or answer.json != known:
                wrong.append((number, path, answer.status_code))
        who = desks[number].get("/api/v1/session").json["session"]["user"]["name"]
        if who != f"侦查员{number}":
            wrong.append((number, "session", who))

    threads = [threading.Thread(target=read, args=(n,)) for n in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    lines = [act for act in acts(town) if t.PERSON in act.shown and act.action == "entity.read"]
    assert sorted(act.user for act in lines) == sorted([users[0].id, *(user.id for user in users)])
    assert town.casework.audit.verify().sound
