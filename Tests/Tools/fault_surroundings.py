"""Faults of what surrounds the program: full and read-only disks, limits of the system, files replaced while it reads."""

import csv
import hashlib
import json
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from fault_kit import below

OTHER_UID = 54321


class Surroundings:
    """Kinds of faults; `commands`, `starts`, `usual` and the rest come from the class that is made of this one."""

    def full(self):
        if not may_mount():
            return print("full: skipped, nobody here may mount a small disk")
        places = [("build", "Out"), ("freeze", "Out"), ("blank", "Out"), ("receive", "Inputs"), ("correct", "Inputs"),
                  ("waive", "Inputs"), ("output", "given"), ("annotate", "given"), ("return", "given"), ("build", "tmp")]
        for number in range(self.times * 2):
            name, place = places[number % len(places)]
            most = 24 if place == "Inputs" or name == "annotate" else 63
            room = 4096 * self.random.randint(0, most) if number // len(places) % 2 else self.random.randint(0, most << 12)
            yield lambda args=(name, place, room): self.filled(*args)
        # What a receipt writes is small: wherever the room ends, nothing of it may stand.
        for blocks in range(8):
            yield lambda args=("receive", "Inputs", 4096 * blocks): self.filled(*args)

    GIVEN = {"output": ("blank", "--all", "--output", "given"), "return": ("build", "--return", "given/back"),
             "annotate": ("check", "--annotate", "given/an.xlsx", "new.csv")}

    def filled(self, name, place, room):
        words, start = self.commands.get(name) or self.GIVEN[name], "changed" if name == "build" else "built"
        with self.kit.project(start) as project:
            (project.folder / place).mkdir(exist_ok=True)
            old = project.tree()
            usual = project.run(*words)
            new = project.tree()
        with self.kit.project(start) as project, small_disk(project.folder / place, room):
            done = project.run(*words)
            now = project.tree()
        wrong = [] if done.code == usual.code or done.code == 2 and done.sentence("磁盘已满", "没有写完整") else [str(done)]
        if done.code == usual.code and now != new:
            wrong.append("says that it is done, and is not")
        wrong += [f"half written: {path}" for path, held in now.items() if held not in (old.get(path), new.get(path))]
        if below(now, "Out/2025") not in (below(old, "Out/2025"), below(new, "Out/2025")):
            wrong.append("Out/2025 is neither the old nor the new one")
        if done.code == 2 and (gone := [path for path in old if path not in now]):
            wrong.append(f"gone: {gone}")
        return [f"{name} with {room} bytes left in {place}: {w}" for w in wrong]

    def readonly(self):
        names = [f"{how} {place}" for how in ("mounted", "chmod") for place in ("Inputs", "Out", "Templates")]
        names += ["no tmp", "missing TMPDIR", "no HOME", "one processor", "one thread", "few files"]
        names += ["little memory"] * 2
        for number in range(max(self.times, len(names))):
            name = list(self.commands)[number % len(self.commands)] if number >= len(names) else "build"
            yield lambda args=(names[number % len(names)], name, self.random.random()): self.hemmed(*args)

    def hemmed(self, how, name, part):
        start = self.starts.get(name, ("built",))[0]
        usual = self.usual(name, start)
        way, what = how.split()
        if way == "mounted" and not may_mount():
            print(f"readonly: {how} skipped, nobody here may mount")
            return []
        with self.kit.project(start) as project:
            if what == "Templates":
                project.templates = str(project.folder / what)
                shutil.copytree(self.kit.templates, project.templates)
            env = {"HOME": {"HOME": None}, "TMPDIR": {"TMPDIR": "/nowhere"}}.get(what)
            chmod(project.folder, "a+rwX")
            if way == "chmod":
                chmod(project.folder / what, "a-w")
            shut = {"mounted": what, "no": what}.get(way)
            closed = may_mount() and shut in ("Inputs", "Out", "Templates", "tmp")
            with read_only(project.folder / shut) if closed else no_change():
                done = project.run(*self.commands[name], env=env, seconds=30, preexec_fn=lambda: limit(way, what, part))
            chmod(project.folder, "a+rwX")
            fine = done.code in usual.codes or done.code == 2 and done.sentence() or done.code < 0 and what == "memory"
            wrong = [] if fine else [str(done)]
            now = {path: held for path, held in project.tree().items() if path.split("/")[0] != "Templates"}
            wrong += usual.lost(now)
            if not wrong and done.code >= 0 and now not in (usual.start, usual.trees[0]):
                wrong.append("neither done nor left alone")
            return [f"{how}: {name}: {w}" for w in wrong]

    def replaced(self):
        for number in range(self.times):
            yield lambda kind=("csv", "xlsx")[number % 2]: self.swapped(kind)

    def swapped(self, kind):
        with self.kit.project("built") as project:
            forms, versions = project.folder / "Inputs/2025/forms", {}
            text = (forms / "990321101.csv").read_text(encoding="utf-8")
            for number in ("31", "57"):
                file = project.folder / f"{number}.{kind}"
                (forms / "990321101.csv").write_text(text.replace("行政许可,31", f"行政许可,{number}"), encoding="utf-8")
                if kind == "xlsx":
                    project.run("check", "--annotate", file.name, "Inputs/2025/forms/990321101.csv")
                else:
                    shutil.copy(forms / "990321101.csv", file)
                versions[hashlib.sha256(file.read_bytes()).hexdigest()] = (number, file)
            (forms / "990321101.csv").unlink()
            place, ended = forms / f"990321101.{kind}", threading.Event()
            shutil.copy(versions[min(versions)][1], place)

            def swap():
                while not ended.is_set():
                    for _, file in versions.values():
                        shutil.copy(file, project.folder / "next")
                        os.rename(project.folder / "next", place)
                        time.sleep(0.001)
            thread = threading.Thread(target=swap)
            thread.start()
            try:
                done = project.run("build")
            finally:
                ended.set()
                thread.join()
            if done.code == 2 and done.sentence("编的时候改过"):
                return []
            out = project.folder / "Out/2025"
            inputs = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["inputs"]
            told = [entry["sha256"] for entry in inputs if entry["file"].endswith(f"2025/forms/{place.name}")]
            with open(out / "facts.csv", encoding="utf-8-sig", newline="") as file:
                facts = [row["value"] for row in csv.DictReader(file) if row["year"] == "2025" and
                         (row["unit"], row["table"], row["row"]) == ("990321101", "许可", "行政许可")]
            fine = len(versions) == 2 and done.code in (0, 1) and [versions.get(sha, [""])[0] for sha in told] == facts != []
            return [] if fine else [f"{kind}: {done}; manifest {told}, facts {facts}"]


@cache
def may_mount():
    """Whether disks may be mounted: as root, where root may."""
    with tempfile.TemporaryDirectory() as place:
        if subprocess.run(["mount", "-t", "tmpfs", "none", place], capture_output=True).returncode:
            return False
        subprocess.run(["umount", place], check=True)
        return True


@contextmanager
def mounted(*commands, place):
    subprocess.run(commands[0], check=True)
    try:
        for command in commands[1:]:
            subprocess.run(command, check=True)
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def small_disk(place, room):
    """A disk that holds what lies in a folder, and has so many bytes left."""
    aside = Path(f"{place}.aside")
    Path(place).mkdir(exist_ok=True)
    shutil.copytree(place, aside)
    with mounted(["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(place)], place=place):
        shutil.copytree(aside, place, dirs_exist_ok=True)
        shutil.rmtree(aside)
        state = os.statvfs(place)
        used = (state.f_blocks - state.f_bfree) * state.f_frsize
        subprocess.run(["mount", "-o", f"remount,size={max(used + room, 4096)}", str(place)], check=True)
        yield


def read_only(place):
    place = str(place)
    return mounted(["mount", "--bind", place, place], ["mount", "-o", "remount,bind,ro", place], place=place)


@contextmanager
def no_change():
    yield


def chmod(folder, mode):
    subprocess.run(["chmod", "-R", mode, str(folder)], check=True)


def limit(way, what, part):
    """What the program is allowed, said in its own process before it begins."""
    if what == "processor":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if what == "files":
        resource.setrlimit(resource.RLIMIT_NOFILE, (4 + int(part * 60),) * 2)
    if what == "memory":
        resource.setrlimit(resource.RLIMIT_AS, (int((100 + part * 900) * (1 << 20)),) * 2)
    if what == "thread":
        resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
    # Rights and numbers of processes do not bind root.
    if (way == "chmod" or what == "thread") and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(OTHER_UID)
        os.setuid(OTHER_UID)
