"""A date as it stands in a caption, before it is turned into the Gregorian calendar."""

from dataclasses import dataclass

from newsroom.text.calendars import PartialDate, from_jalali, from_jalali_without_year


@dataclass(slots=True)
class WrittenDate:
    """A date in the making: its parts in its own calendar and the tokens it takes.

    `is_of_old_footage` marks the year of what footage said to be old shows: that year is the date.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_jalali: bool = False
    is_of_old_footage: bool = False

    def gregorian(self) -> PartialDate:
        """Return the Gregorian date; ValueError where the calendar has no such day."""
        if not self.is_jalali:
            return PartialDate(self.year, self.month, self.day)
        if self.month is None:
            raise ValueError("A Jalali year alone is not one Gregorian year.")
        if self.year is None:
            month, day = from_jalali_without_year(self.month, self.day or 15)
            return PartialDate(None, month, day if self.day else None)
        day_in_year = from_jalali(self.year, self.month, self.day or 15)
        return PartialDate(day_in_year.year, day_in_year.month, day_in_year.day if self.day else None)
