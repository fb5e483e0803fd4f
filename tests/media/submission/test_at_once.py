"""The same form from two connections at once is one sending, and no two files of it get one number."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from media.models import Footage
from media.submission.account import account
from media.submission.models import Submission
from tests.media.submission.factory import FORM, WHOLE, code_in, upload

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_form_that_comes_twice_at_once(token, vocabulary):
    account()
    made = token()

    def post(colour: str) -> str:
        try:
            given = {**FORM, "token": made, "files": [upload(colour=colour)], **WHOLE}
            return code_in(Client().post("/submit/", given))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as people:
        codes = set(people.map(post, ["navy", "maroon", "olive"]))
    assert len(codes) == 1
    assert sorted(Submission.objects.get().files.values_list("number", "is_own")) == [(1, True), (2, True), (3, True)]
    assert Footage.objects.count() == 3
