"""Cookie banners, trackers and their blocked state, other hosts (ePrivacy, GDPR)."""

from __future__ import annotations
