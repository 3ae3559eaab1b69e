"""What the tools that injure the program share: a small project, runs of the program, and what must hold afterwards."""

import csv
import hashlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

UNITS = {"990321001": "教育局*", "990321003": "*自然资源局*", "990321101": "990321101*", "990321106": "990321106*"}
REGISTERS = ("received.csv", "corrections.csv", "waivers.csv")
# What is written beside its place until it is whole, and what must be gone when the next command has ended.
LEFTOVER = re.compile(r"^\.new-|^\.receiving\.json$|\.old$|\.dat\.nosync|\.tmp$|^tmp")
FINDING = re.compile(r": (错误|警告|提示): ")


def small(sample, folder):
    """Four units of the sample with their last year, narratives and a short ledger."""
    sample, folder = Path(sample), Path(folder)
    for year in ("2024", "2025"):
        forms = folder / year / "forms"
        forms.mkdir(parents=True)
        for code, pattern in UNITS.items():
            for file in {*(sample / year / "forms").glob(pattern), *(sample / year / "forms").glob(f"{code}*")}:
                shutil.copy(file, forms)
    shutil.copytree(sample / "2025/narrative", folder / "2025/narrative")
    ledger = (sample / "2025/ledger/县直部门-上半年.csv").read_text(encoding="utf-8").splitlines(True)
    (folder / "2025/ledger").mkdir()
    (folder / "2025/ledger/上半年.csv").write_text(
        "".join(ledger[:1] + [line for line in ledger if line.split(",")[0] in UNITS][:20]), encoding="utf-8")
    roster = (sample / "units.csv").read_text(encoding="utf-8").splitlines(True)
    (folder / "units.csv").write_text(
        "".join(line for line in roster if line.split(",")[0] in UNITS or "单位代码" in line), encoding="utf-8")
    shutil.copy(sample / "project.yaml", folder)


@dataclass
class Done:
    """How a run ended: a negative code is a signal; `peak` is in MB."""
    code: int
    out: bytes
    err: bytes
    seconds: float = 0
    peak: float = 0
    overtime: bool = False
    # Seconds of the processor.
    work: float = 0

    @property
    def words(self):
        return self.err.decode("utf-8", "replace")

    def sentence(self, *any_of):
        """Whether one line besides findings says why, with one of these words."""
        lines = [line for line in self.words.splitlines() if line and not FINDING.search(line)]
        return len(lines) == 1 and any(word in lines[0] for word in any_of or ("。",))

    def __str__(self):
        end = "does not end" if self.overtime else f"exit {self.code}"
        return f"{end}, {[line[:160] for line in self.words.splitlines() if not FINDING.search(line)][-3:]}"


def run(command, cwd, seconds=60, signal_at=None, **options):
    """Runs a command to its end, or sends it `signal_at` = (signal, moment)."""
    own = {"stdout", "stderr"} - options.keys()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        options = {"stdout": out, "stderr": err, "stdin": subprocess.DEVNULL, **options}
        start, late = time.monotonic(), []
        process = subprocess.Popen(command, cwd=cwd, **options)
        timers = [threading.Timer(seconds, lambda: (late.append(1), process.kill()))]
        if signal_at:
            timers.append(threading.Timer(signal_at[1], send, (process.pid, signal_at[0])))
        for timer in timers:
            timer.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        for timer in timers:
            timer.cancel()
        texts = []
        for name, file in (("stdout", out), ("stderr", err)):
            file.seek(0)
            texts.append(file.read(64 << 20) if name in own else b"")
        return Done(process.returncode, *texts, time.monotonic() - start, used.ru_maxrss / 1024, bool(late),
                    used.ru_utime + used.ru_stime)


def send(process, number):
    """Sends a signal to a process that may have ended; `Popen` would fetch how it ended, which `run` waits for."""
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass


def tree(folder):
    """Every file and folder below, by path: what it holds."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(place, name)
            key = os.path.relpath(path, folder)
            if os.path.islink(path):
                found[key] = "-> " + os.readlink(path)
            elif os.path.isfile(path):
                with open(path, "rb") as file:
                    found[key] = hashlib.sha256(file.read()).hexdigest()
            else:
                found[key] = "folder" if os.path.isdir(path) else "special"
    return found


def below(all_files, start):
    return {path: held for path, held in all_files.items() if path == start or path.startswith(start + "/")}


def leftovers(folder):
    found = []
    for place, folders, files in os.walk(folder):
        here = os.path.relpath(place, folder)
        found += [os.path.join(here, name) for name in folders + files
                  if LEFTOVER.search(name) and (here, name) != (".", "tmp") or here.split(os.sep)[0] == "tmp"]
    return found


class Project:
    """A copy of a project folder in which the program is run: Inputs, Out, and tmp for what is gone afterwards."""

    def __init__(self, kit, start, name):
        self.kit, self.folder, self.templates = kit, Path(kit.work) / name, kit.templates
        shutil.copytree(start, self.folder, symlinks=True)
        (self.folder / "tmp").mkdir(exist_ok=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *words):
        places = [] if words[0] == "verify" else ["--inputs", "Inputs", "--templates", self.templates, "--out", "Out"]
        return [self.kit.program, words[0], *places, *words[1:]]

    def run(self, *words, env=None, **options):
        own = {**os.environ, "SWIFT_BACKTRACE": "enable=no", "TMPDIR": str(self.folder / "tmp"), **(env or {})}
        own = {key: value for key, value in own.items() if value is not None}
        return run(self.command(*words), self.folder, env=own, **options)

    def tree(self):
        return tree(self.folder)

    def intact(self):
        """What `verify` and the registers have to say against what stands there now."""
        wrong = []
        for place in [Path("Out/2025"), *(Path(p).relative_to(self.folder)
                                          for p in sorted(self.folder.glob("Out/versions/2025/[!.]*")))]:
            if (self.folder / place).exists():
                done = self.run("verify", str(place))
                if done.code != 0 or "完好" not in done.out.decode():
                    wrong.append(f"{place}: {done}")
        for name in REGISTERS:
            path = self.folder / "Inputs/2025" / name
            if path.exists():
                wrong += register(path)[1]
        return wrong


def register(path):
    """The lines of a register, and what is wrong with it."""
    text = Path(path).read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), strict=True))
    bad = [row for row in rows if len(row) != len(rows[0])]
    return rows[1:], [f"{path.name}: {bad[:1]}"] * bool(bad) + [f"{path.name}: last line not whole"] * (not text.endswith("\n"))


class Kit:
    """The program, its templates and a working folder; prepared projects that are copied for each fault."""

    def __init__(self, program, templates, sample):
        self.program, self.templates = os.path.abspath(program), os.path.abspath(templates)
        self.sample = os.path.abspath(sample)
        memory = Path("/dev/shm")
        self.work = tempfile.mkdtemp(prefix="nianbao-faults-", dir=memory if os.access(memory, os.W_OK) else None)
        os.chmod(self.work, 0o755)
        self.number, self.lock = 0, threading.Lock()
        # A stopped tool takes its folder and its disks with it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.work, ignore_errors=True)

    def project(self, start):
        with self.lock:
            self.number += 1
            return Project(self, Path(self.work) / start, f"p{os.getpid()}-{self.number}")

    def prepare(self):
        """`none`: never built; `built`: as the inputs are; `changed`: built before a unit sent other numbers."""
        none = Path(self.work) / "none"
        small(self.sample, none / "Inputs")
        form = (none / "Inputs/2025/forms/990321101.csv").read_text(encoding="utf-8")
        (none / "new.csv").write_text(form.replace("行政许可,31", "行政许可,33"), encoding="utf-8")
        with self.project("none") as project:
            done = project.run("build")
            if done.code not in (0, 1):
                raise SystemExit(f"The sample cannot be built: {done}")
            shutil.copytree(project.folder, none.parent / "built", symlinks=True)
        shutil.copytree(none.parent / "built", none.parent / "changed")
        (none.parent / "changed/Inputs/2025/forms/990321101.csv").write_text(
            form.replace("行政许可,31", "行政许可,32"), encoding="utf-8")
