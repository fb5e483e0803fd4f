"""People: accounts with their roles, and the trust given to them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.staff import giving
from newsroom.staff.models import Trust, User


class TrustForm(forms.ModelForm):
    """Trust as one person gives it to another; `giver` is whoever fills the form in."""

    giver: Any = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        person = cleaned.get("person") or (self.instance.person if self.instance.person_id else None)
        power = cleaned.get("power")
        if person is not None and power:
            said = giving.refusal(
                person=person, power=power, ends_at=cleaned.get("ends_at"), by=self.giver, at=timezone.now()
            )
            if said:
                self.add_error(None, said)
        return cleaned


class TrustInline(admin.TabularInline):
    model = Trust
    form = TrustForm
    fk_name = "person"
    extra = 0
    fields = ["power", "ends_at", "reason", "given_by", "given_at"]
    readonly_fields = ["given_by", "given_at"]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.giver = request.user
        return formset

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

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Duty is ended, not deleted: what went out under it has to be explained."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.power != Trust.Power.DUTY)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        sign(obj, request)
        super().save_model(request, obj, form, change)


def sign(trust: Trust, request: HttpRequest) -> None:
    """Write who gives this trust, and since when: whoever changes a row gives it anew."""
    trust.given_by, trust.given_at = request.user, timezone.now()
