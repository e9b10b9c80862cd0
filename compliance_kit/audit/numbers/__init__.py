"""Licence, filing and telephone numbers in page text: one module a family, pure functions.

``icp.find_icp`` (filings and licences of the ministry's register, B2 forms, joke registers),
``ps.find_ps`` (public-security filings), ``news_licence.find_news_licence``,
``phones.find_phones``, ``other_licences.find_other_licences`` and ``reasons.explain``;
``interface`` says what each owes.
"""
