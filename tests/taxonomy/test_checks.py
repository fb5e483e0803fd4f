from django.db import models
from django.test.utils import isolate_apps

from newsroom.taxonomy.checks import check_term_links, foreign_links, has_once_constraint
from newsroom.taxonomy.links import ProvinceLink
from newsroom.taxonomy.tagging import TermsField


def test_the_links_of_every_app_are_in_order(shelf):
    assert check_term_links() == []


def test_a_through_table_that_two_models_share_is_reported(shelf):
    with isolate_apps("tests.taxonomy.shelf"):

        class Magazine(models.Model):  # noqa: DJ008
            provinces = TermsField(through=shelf.BookProvince)

            class Meta:
                app_label = "shelf"

        errors = foreign_links(Magazine)
    assert [error.id for error in errors] == ["taxonomy.E001"]
    assert "Magazine.provinces belong to Book" in errors[0].msg


def test_a_link_whose_meta_drops_the_constraint_is_noticed(shelf):
    with isolate_apps("tests.taxonomy.shelf"):

        class Loose(ProvinceLink):
            content_object = models.ForeignKey(shelf.Book, models.CASCADE, related_name="+")

            class Meta:
                app_label = "shelf"

        class Tight(ProvinceLink):
            content_object = models.ForeignKey(shelf.Book, models.CASCADE, related_name="+")

            class Meta(ProvinceLink.Meta):
                app_label = "shelf"

    assert not has_once_constraint(Loose)
    assert has_once_constraint(Tight)
