# SPDX-License-Identifier: Apache-2.0
"""Checks what a result records of people and credits, as its users read it.

    check_records.py audit|h5netcdf|netcdf4 <program that writes the sample to a path> <dowith>

`audit` changes numbers of the ledger with h5py and looks whether dowith notices; the others are
readers. Exit code 77, which CTest reports as skipped, when a reader is not installed.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def audit(dowith, path, code):
    done = subprocess.run([dowith, "audit", path], capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    more = subprocess.run([dowith, "audit", path, "--json"], capture_output=True, text=True,
                          check=False)
    assert more.returncode == code
    return done.stdout, json.loads(more.stdout)


def check_audit(program, dowith, folder):
    try:
        import h5py
    except ImportError:
        skip("h5py is not installed")
    path = folder / "sample.h5"
    subprocess.run([program, path], check=True)
    text, said = audit(dowith, path, 0)
    assert "Seal: whole" in text and "the ledger adds up" in text, text
    assert said["adds_up"] and said["transactions"] == 7 and said["seal"] == "whole", said
    informing = said["policies"][0]
    assert informing["hours_given"] == 3.5 and informing["hours_issued"] == 4, said

    def tampered(variable, row, change):
        subprocess.run([program, path], check=True)
        with h5py.File(path, "r+") as file:
            file[variable][row] += change
        return audit(dowith, path, 1)

    text, said = tampered("ledger/quarter_hours", 2, -1)
    assert "Seal: broken" in text and "does not add up" in text, text
    assert "week 1" in text and "member 1" in text and "off by 0.25 h" in text, text
    fault = said["first_fault"]
    assert (fault["policy"], fault["week"], fault["neighbourhood"]) == ("informing", 1, 0), fault
    assert (fault["expected_hours"], fault["found_hours"]) == (-0.25, -0.5), fault
    for variable in ("ledger/to_number", "ledger/week", "ledger/balances/balance",
                     "ledger/accounts/closing", "ledger/weeks/issued"):
        assert not tampered(variable, 1, 1)[1]["adds_up"], variable
    whole = path.read_bytes()
    chance = random.Random(5)
    for _ in range(60):  # whatever is done to a file, the program ends with a code and words
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 3, 20])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        done = subprocess.run([dowith, "audit", path], capture_output=True, check=False)
        assert done.returncode in (0, 1, 65, 74), done
        assert done.stdout or done.stderr
    # What no sum depends on is guarded by the seal alone.
    text, said = tampered("people/trust", (0, 0, 0), 0.25)
    assert said["adds_up"] and said["seal"] == "broken", said
    assert "not the one that was written" in text, text


def check_xarray(engine, program, folder):
    try:
        import xarray
    except ImportError:
        skip("xarray is not installed")
    if engine not in xarray.backends.list_engines():
        skip(f"xarray's engine {engine} is not installed")
    path = folder / "sample.h5"
    subprocess.run([program, path], check=True)
    with xarray.open_dataset(path, engine=engine, group="people") as people:
        assert dict(people.sizes) == {"policy": 2, "record_week": 3, "service": 1, "person": 40}
        assert set(people.data_vars) == {"trust", "quality"}
        assert {"world", "citizen", "neighbourhood", "row"} < set(people.coords)
        assert people.trust.units == "1" and people.trust.long_name == "trust in public services"
        anybody = int(people.citizen[7])
        one = people.swap_dims(person="citizen").sel(citizen=anybody)
        assert one.trust.dims == ("policy", "record_week")
        clients = people.quality.notnull().sum("person").sel(service="care")
        assert 0 < int(clients.sel(policy="together", record_week=10)) < 40
    with xarray.open_dataset(path, engine=engine, group="people/events") as events:
        assert events.sizes["happening"] > 0
        assert len(events.event.flag_values) == len(events.event.flag_meanings.split())
        assert events.event.dtype == events.event.flag_values.dtype, "as CF demands of flags"
        assert events.policy.flag_meanings == "informing together"
    with xarray.open_dataset(path, engine=engine, group="ledger") as ledger:
        assert ledger.quarter_hours.values.tolist() == [8, 8, 12, 2, 4, 4, 3]
        assert ledger.week.values.tolist() == [0, 0, 1, 1, 2, 2, 2]
        words = ledger.movement.flag_meanings.split()
        assert words[int(ledger.movement[2])] == "exchange"
    for group, rows in {"balances": 9, "accounts": 5, "weeks": 4}.items():
        with xarray.open_dataset(path, engine=engine, group=f"ledger/{group}") as table:
            assert list(table.sizes.values()) == [rows], (group, table.sizes)


def main():
    check, program, dowith = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if check == "audit":
            check_audit(program, dowith, folder)
        else:
            check_xarray(check, program, folder)


if __name__ == "__main__":
    main()
