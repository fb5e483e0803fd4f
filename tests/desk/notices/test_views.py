"""A person's own pages of notices."""

import pytest
from django.utils import timezone

from newsroom.desk.models import Following, Notice, Wish
from newsroom.desk.notices.subjects import SUBJECTS
from tests.factory import make_article, move

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(vocabulary, reporter, editor, now):
    story = make_article(reporter, now, headline="Water in the streets")
    move(story, "submit", by=reporter, at=now)
    return story


def test_the_bell_counts_what_is_new_on_every_page(story, editor, sign_in):
    page = sign_in(editor).get("/admin/").content.decode()
    assert '<span class="bell-count">1</span>' in page
    Notice.objects.update(read_at=timezone.now())
    assert "bell-count" not in sign_in(editor).get("/admin/").content.decode()


def test_notices_name_the_act_the_item_and_the_reason(story, editor, sign_in):
    page = sign_in(editor).get("/admin/notices/").content.decode()
    assert "Send to review" in page
    assert "Water in the streets" in page
    assert "something waits for me to read it" in page


def test_opening_one_marks_it_and_leads_to_the_item(story, editor, sign_in):
    notice = Notice.objects.get(person=editor)
    answer = sign_in(editor).post(f"/admin/notices/{notice.pk}/open/")
    assert answer.url == f"/admin/item/article/{story.ref}/"
    notice.refresh_from_db()
    assert notice.read_at


def test_one_person_does_not_read_those_of_another(story, editor, chief, sign_in):
    notice = Notice.objects.get(person=editor)
    assert sign_in(chief).post(f"/admin/notices/{notice.pk}/read/").status_code == 404
    assert sign_in(editor).get(f"/admin/notices/{notice.pk}/read/").status_code == 405


def test_marking_all_leaves_what_came_in_since_the_page_was_opened(story, editor, reporter, sign_in, now):
    newest = Notice.objects.filter(person=editor).first().pk
    move(make_article(reporter, now), "submit", by=reporter, at=now)
    sign_in(editor).post("/admin/notices/read/", {"newest": newest})
    assert Notice.objects.filter(person=editor, read_at=None).count() == 1


def test_the_list_costs_the_same_for_many(story, editor, reporter, sign_in, now, django_assert_max_num_queries):
    for _number in range(30):
        move(make_article(reporter, now), "submit", by=reporter, at=now)
    browser = sign_in(editor)
    browser.get("/admin/notices/")
    with django_assert_max_num_queries(14):
        assert browser.get("/admin/notices/").content.decode().count("is-new") == 31


def test_what_one_is_told_is_kept(editor, sign_in):
    browser = sign_in(editor)
    assert browser.get("/admin/notices/told/").status_code == 200
    form = {f"{name}-mail": "never" for name in SUBJECTS} | {"back-is_shown": "on", "every": "hour", "hour": "6"}
    browser.post("/admin/notices/told/", form)
    assert Wish.objects.filter(person=editor, mail="never").count() == len(SUBJECTS)
    assert list(Wish.objects.filter(is_shown=True).values_list("subject", flat=True)) == ["back"]
    assert browser.post("/admin/notices/told/", form | {"hour": "24"}).status_code == 200


def test_following_and_stopping(story, moderator, administrator, sign_in):
    browser, address = sign_in(moderator), f"/admin/follow/article/{story.ref}/"
    browser.post(address, {"act": "follow"})
    browser.post(address, {"act": "follow"})
    assert Following.objects.get().person == moderator
    browser.post(address, {"act": "stop"})
    assert not Following.objects.exists()
    assert sign_in(administrator).post(address).status_code == 404
