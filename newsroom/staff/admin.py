"""People: accounts with their roles, and the trust given to them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.staff.models import Trust, User


class TrustInline(admin.TabularInline):
    model = Trust
    fk_name = "person"
    extra = 0
    fields = ["power", "ends_at", "reason", "given_by", "given_at"]
    readonly_fields = ["given_by", "given_at"]

    def _is_own(self, request: HttpRequest, person: Any) -> bool:
        return person is not None and person.pk == request.user.pk

    def has_add_permission(self, request: HttpRequest, obj: Any) -> bool:
        """Nobody gives trust to themself."""
        return super().has_add_permission(request, obj) and not self._is_own(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self._is_own(request, obj)


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ["username", "first_name", "last_name", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    filter_horizontal: list[str] = []
    inlines = [TrustInline]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "language"]}),
        (_("Role"), {"fields": ["groups", "is_active", "is_staff", "is_superuser"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Nobody raises themself: one's own role, and who is above all roles, is for somebody else to write."""
        fixed = ["last_login", "date_joined"]
        if not request.user.is_superuser:
            fixed.append("is_superuser")
            fixed += ["groups", "is_staff"] if obj == request.user else []
        return fixed

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An account above all roles is changed by its like only: whoever sets its password has it."""
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for row in formset.save(commit=False):
            sign(row, request)
            row.save()
        for row in formset.deleted_objects:
            row.delete()


class TrustForm(forms.ModelForm):
    giver: Any = None

    def clean_person(self) -> User:
        person = self.cleaned_data["person"]
        if person == self.giver:
            raise forms.ValidationError(_("You cannot give trust to yourself. Ask another chief of the desk."))
        return person


@admin.register(Trust)
class TrustAdmin(admin.ModelAdmin):
    form = TrustForm
    list_display = ["person", "power", "given_by", "given_at", "ends_at", "reason"]
    list_filter = ["power"]
    list_select_related = ["person", "given_by"]
    fields = ["person", "power", "ends_at", "reason", "given_by", "given_at"]
    readonly_fields = ["given_by", "given_at"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.giver = request.user
        return form

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.person_id != request.user.pk)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        sign(obj, request)
        super().save_model(request, obj, form, change)


def sign(trust: Trust, request: HttpRequest) -> None:
    """Write who gives this trust, and since when: whoever changes a row gives it anew."""
    trust.given_by, trust.given_at = request.user, timezone.now()
