"""The fields that forms about incidents share with those of the other doors."""

from schoolbeat.web.shared.choosing import ChoosingForm, LocalMoment, Pairs, a_day, a_moment, area, choice

__all__ = ["ChoosingForm", "LocalMoment", "Pairs", "a_day", "a_moment", "area", "choice"]
