#!/usr/bin/env python3
"""Records what a package of others says of China's holidays, for tests to hold the sample's lists against. Debian has no
package that knows these years, so that the days are recorded once, with the package's version:

    pip install chinesecalendar==1.11.0
    python3 Tests/Tools/holidays.py 2024 2026 > Tests/NianbaoTests/Fixtures/holidays.csv
"""

import sys
from importlib.metadata import version

from chinese_calendar import constants

first, last = int(sys.argv[1]), int(sys.argv[2])
print(f"# https://pypi.org/project/chinesecalendar/ {version('chinesecalendar')}, by Tests/Tools/holidays.py {first} {last}")
print("day,kind")
kinds = {"off": constants.holidays, "on": constants.workdays}
days = [(day, kind) for kind, known in kinds.items() for day in known if first <= day.year <= last]
for day, kind in sorted(days):
    print(f"{day},{kind}")
