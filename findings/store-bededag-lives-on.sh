#!/usr/bin/env bash
# One of the best-known calendar packages still closes Denmark on a day that is worked since 2024.
#
# What:     workalendar 17.0.0, beside holidays 0.109 (both PyPI) and github.com/rickar/cal/v2 2.1.13 (Go)
# Expected: 26 April 2024 and 1 May 2026 are working days. The Danish act on the consequences of abolishing Store
#           bededag as a public holiday is in force since 1 January 2024, and the Python and Go packages beside it
#           know that.
# Seen:     workalendar has Store Bededag as a holiday in every year, and a working day counted over it comes out one
#           day late. It agrees with the others on 2023, so a test written on past years passes. It also closes on 24
#           December, which is free by agreement and not by the law on public holidays.
# Costs:    a deadline in working days is a day late once each spring, and nobody is told: to be late by one day is
#           what a lost right to money can hang on.
# So:       holidays are reckoned from Easter in our own code with the last year written beside it, and a package is
#           only the oracle of a test. An oracle must be asked about years after the last change of law.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check workalendar==17.0.0 holidays==0.109
python/bin/python - <<'PY'
from datetime import date
from importlib.metadata import version

import holidays
from workalendar.europe import Denmark

work, other = Denmark(), holidays.DK(years=[2023, 2024, 2026])
print("workalendar", version("workalendar"), "holidays", version("holidays"))
for day in (date(2023, 5, 5), date(2024, 4, 26), date(2026, 5, 1), date(2026, 12, 24)):
    print(day, "workalendar: free" if work.is_holiday(day) else "workalendar: worked",
          "| holidays:", other.get(day, "worked"))
late = work.add_working_days(date(2024, 4, 25), 1)
print("one working day after Thursday 25 April 2024:", late)
assert [work.is_holiday(d) for d in (date(2023, 5, 5), date(2024, 4, 26), date(2026, 5, 1))] == [True] * 3
assert [d in other for d in (date(2023, 5, 5), date(2024, 4, 26), date(2026, 5, 1))] == [True, False, False]
assert work.is_holiday(date(2026, 12, 24)) and date(2026, 12, 24) not in other
assert late == date(2024, 4, 29)
PY

export GOPATH="$work/go" GOFLAGS=-mod=mod GOWORK=off
mkdir program && cd program
go mod init seen >/dev/null 2>&1
go get github.com/rickar/cal/v2@v2.1.13 >/dev/null 2>&1
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/dk"
)

func main() {
	calendar := cal.NewBusinessCalendar()
	calendar.AddHoliday(dk.Holidays...)
	worked := func(year, month, day int) bool { return calendar.IsWorkday(cal.DayStart(date(year, month, day))) }
	fmt.Println("rickar/cal 2.1.13, worked on: 2023-05-05", worked(2023, 5, 5), "2024-04-26", worked(2024, 4, 26))
	if worked(2023, 5, 5) || !worked(2024, 4, 26) {
		os.Exit(1)
	}
}
GO
cat >date.go <<'GO'
package main

import "time"

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC)
}
GO
go run .
echo 'as written down: workalendar alone keeps the abolished holiday'
