#!/usr/bin/env python3
"""Rangefinder beside DB Browser for SQLite (Debian's sqlitebrowser) on a file of a gigabyte, both from outside.

    side_by_side.py FOLDER [BUILD [ROUNDS]]

Needs sqlitebrowser, xvfb and xdotool (apt-get install them: nothing else of the project does), and rangefinder and
rangefinder-cli in BUILD (build/release). FOLDER needs four gigabytes while it runs; the two files stay there for the next run.

The same million items of 1 KB are in both files: a table of Rangefinder's, and a table of a plain SQLite file with the same two
keys. Each program runs alone under Xvfb, they take turns, and what is measured is the same for both and needs nothing of
either: the process is looked at every 5 ms, and it is done when it has used no processor time for 0.3 s.

  open    from exec to the last work before that rest: window, table, first rows painted
  end     Ctrl+End in the rows, to the last work before the rest: DB Browser goes to the last of a million rows by OFFSET,
          Rangefinder to the last of the rows it has read, which asks for the next page (a table of DynamoDB has no row
          numbers: benchmark `rows` measures jumps among millions that were read)
  memory  resident, and of that not mapped from files, after both
"""
import json
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REST = 0.3
TICK = os.sysconf("SC_CLK_TCK")


def schedstat(pid):
    """Seconds of processor time of all threads."""
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
                total += int(file.read().split()[0])
        except FileNotFoundError:
            pass
    return total / 1e9


def until_rest(pid, begin, least=0.002):
    """Milliseconds from `begin` to the last moment the process worked before it rested."""
    last, used = time.monotonic(), schedstat(pid)
    while time.monotonic() - last < REST:
        time.sleep(0.005)
        now = schedstat(pid)
        if now - used > least:
            last, used = time.monotonic(), now
    return (last - begin) * 1000


def memory(pid):
    values = {}
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith(("VmRSS", "RssAnon")):
                values[line.split(":")[0]] = int(line.split()[1]) / 1024
    return values["VmRSS"], values["RssAnon"]


def make_files(folder, cli):
    ours, plain = os.path.join(folder, "million.rfdb"), os.path.join(folder, "million.sqlite")
    if not os.path.exists(ours):
        subprocess.run(["sh", os.path.join(HERE, "make_file.sh"), cli, ours, "1000000", "1000"], check=True)
    if not os.path.exists(plain):
        database = sqlite3.connect(plain + ".part")
        database.execute("PRAGMA journal_mode=OFF")
        database.execute("CREATE TABLE Orders (pk TEXT, sk TEXT, type TEXT, status TEXT, total REAL, at INTEGER, note TEXT, PRIMARY KEY (pk, sk))")
        lines = subprocess.Popen([sys.executable, os.path.join(HERE, "make_items.py"), "1000000", "1000"], stdout=subprocess.PIPE)

        def rows():
            for line in lines.stdout:
                item = json.loads(line)["Item"]
                yield tuple(next(iter(value.values())) for value in item.values())

        database.executemany("INSERT INTO Orders VALUES (?, ?, ?, ?, ?, ?, ?)", rows())
        database.commit()
        database.close()
        os.rename(plain + ".part", plain)
    return ours, plain


def run(command, display, home, focus):
    environment = dict(os.environ, DISPLAY=display, HOME=home, XDG_RUNTIME_DIR=home, XDG_CONFIG_HOME=home, QT_QPA_PLATFORM="xcb", LANG="C.UTF-8")
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    opened = until_rest(process.pid, begin)

    def keys(*arguments):
        subprocess.run(["xdotool", *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)

    keys("mousemove", *focus, "click", "1")
    until_rest(process.pid, time.monotonic())
    begin = time.monotonic()
    keys("key", "ctrl+End")
    ended = until_rest(process.pid, begin)
    if os.environ.get("SHOTS"):  # a look at what stands there
        subprocess.run(["import", "-window", "root", os.path.join(os.environ["SHOTS"], os.path.basename(command[0]) + ".png")], env=environment, check=False)
    resident, own = memory(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return opened, ended, resident, own


def main():
    folder = sys.argv[1]
    build = sys.argv[2] if len(sys.argv) > 2 else "build/release"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    ours, plain = make_files(folder, os.path.join(build, "rangefinder-cli"))
    home = os.path.join(folder, "home")
    os.makedirs(home, exist_ok=True)
    display = ":97"
    screen = subprocess.Popen(["Xvfb", display, "-screen", "0", "1440x900x24"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    programs = {
        "Rangefinder": ([os.path.join(build, "rangefinder"), ours], ("700", "400")),
        "DB Browser for SQLite": (["sqlitebrowser", "-t", "Orders", plain], ("300", "300")),
    }
    results = {name: [] for name in programs}
    for _ in range(rounds):
        for name, (command, focus) in programs.items():
            results[name].append(run(command, display, home, focus))
    screen.terminate()
    print(f"load {os.getloadavg()[0]:.1f}, {rounds} rounds; files of {os.path.getsize(ours) >> 20} and {os.path.getsize(plain) >> 20} MB")
    for name, values in results.items():
        opened, ended, resident, own = (statistics.median(column) for column in zip(*values))
        print(f"{name:24} open {opened:6.0f} ms   end {ended:6.0f} ms   memory {resident:4.0f} MB, of its own {own:4.0f}")


main()
