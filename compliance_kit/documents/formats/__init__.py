"""One file a format. A module here with a class that has ``format`` and ``extensions`` and is made
from ``(data, options)`` is a format; there is no list to extend."""
