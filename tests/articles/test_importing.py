"""Bringing a document in: what it makes, and that twice is the same as once."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from events.models import Batch, EventPost, Report
from newsroom.taxonomy.loading import load_pack
from newsroom.taxonomy.packs.reading import read_pack
from newsroom.workflow import history
from newsroom.workflow.models import Revision
from tests.factory import make_user

pytestmark = pytest.mark.django_db
SEED = [
    json.loads(line) for line in (Path(__file__).parent.parent / "data/captions/seed.jsonl").read_text().splitlines()
]
ARTICLE = "A river leaves its bed\n\nDemo Desk\n\nShush, 4 April - The river left its bed.\n\nIt was night."


@pytest.fixture
def document(tmp_path, db):
    load_pack(read_pack())
    make_user("Reporter", "rep")
    file = tmp_path / "document.txt"
    file.write_text(ARTICLE + "\n\n\n" + "\n\n".join(row["text"] for row in SEED))
    return file


def run(file, *args) -> None:
    call_command("import_text", str(file), "--as", "rep", *args)


def test_a_document_becomes_an_article_reports_and_event_drafts(document, capsys):
    run(document, "--year", "2019")
    article = Article.objects.get()
    assert (article.headline, article.credit, article.dateline) == (
        "A river leaves its bed",
        "Demo Desk",
        "Shush, 4 April",
    )
    assert article.body == "<p>The river left its bed.</p><p>It was night.</p>"
    assert Report.objects.count() == EventPost.objects.filter(state="draft").count() == 19
    assert all(report.event.reports.get() == report for report in Report.objects.all())
    assert "1 article draft, 19 new reports" in capsys.readouterr().out


def test_each_event_draft_holds_what_its_caption_says(document):
    run(document)
    for row in SEED:
        check(Report.objects.get(raw_text=row["text"]).event, row["gold"])


def check(event: EventPost, gold: dict) -> None:
    assert (event.year, event.month, event.day) == tuple(gold["date"][part] for part in ("year", "month", "day"))
    assert {place.slug for place in event.places.all()} == set(gold["places"])
    assert {province.iso for province in event.provinces.all()} == set(gold["provinces"])
    assert set(event.event_types.slugs()) == set(gold["event_types"])
    assert set(event.topics.names()) == set(gold["hashtags"])
    assert event.day_of_event == gold["day_of_event"]
    assert event.is_nationwide == (gold["scope"] == "national")
    assert bool([hedge for hedge in event.hedges if hedge["what"] in ("place", "event")]) == gold["hedged"]
    assert event.slogans == gold["slogans"]


def test_the_year_of_the_batch_fills_only_what_the_caption_leaves_open(document):
    run(document, "--year", "2019")
    years = {(event.year, event.year_from) for event in EventPost.objects.exclude(month=None)}
    assert years == {(2019, "batch"), (2018, "stated")}
    assert not EventPost.objects.filter(month=None).exclude(year=None).exists()


def test_importing_again_makes_nothing_twice(document, capsys):
    run(document)
    counts = [model.objects.count() for model in (Article, Report, EventPost, Batch, Revision)]
    run(document)
    assert [model.objects.count() for model in (Article, Report, EventPost, Batch, Revision)] == counts
    assert "0 article draft, 0 new reports with their event drafts, 19 known already" in capsys.readouterr().out


def test_a_caption_that_came_in_before_is_not_a_second_report(document, tmp_path):
    run(document)
    grown = tmp_path / "grown.txt"
    grown.write_text(document.read_text() + "\n\nApril 12 - Shush, Khuzestan Province, SW #Iran")
    run(grown)
    assert Report.objects.count() == 20


def test_the_person_is_the_author_of_every_draft(document):
    run(document)
    for item in [*EventPost.objects.all(), *Article.objects.all()]:
        assert history.latest(item).author.username == "rep"
        assert history.is_recorded(item)


@pytest.mark.parametrize(
    ("content", "args", "word"),
    [(b"", (), "empty"), (b"\0\1", (), "binary"), (b"\xff\xfe", (), "UTF-8"), (None, (), "cannot be read")],
)
def test_a_bad_file_gets_one_clear_line(document, tmp_path, content, args, word):
    file = tmp_path / "bad.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=word) as refused:
        run(file, *args)
    assert "\n" not in str(refused.value)
    assert not Batch.objects.exists()


def test_nobody_brings_a_file_in_without_a_name(document):
    with pytest.raises(CommandError, match="no active account"):
        call_command("import_text", str(document), "--as", "stranger")
