"""The job on a cluster of two workers of their own processes, one of which is killed at work, against the plain command line.

    python examples/spark/test_job.py BINARY

Needs pyspark and Java 17. Prints what was compared; a status of 1 says that rows differ.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
# The workers import the job's module too.
os.environ["PYTHONPATH"] = str(Path(__file__).parent)

from pyspark.sql import SparkSession  # noqa: E402

import sourcelight_job as job  # noqa: E402

NAMES = ["Ann Lee", "Ben Roe", "Carla Holt", "Dov Klein", "Edith Marsh"]
ARTICLES = 600


def articles():
    """Articles in our own words, of several lengths, with one line that is none."""
    for n in range(ARTICLES):
        name = NAMES[n % len(NAMES)]
        sentences = [f"“Fares rise by {n % 17 + 1} percent,” said {name}. Officials said that {n + 12} shops had burned — “all of it”. The café cost ${n}m."]
        yield {"id": f"article-{n}", "text": "\n\n".join(sentences * (n % 7 + 1))}


def executors():
    """Process ids of the executors of this machine's cluster."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout.splitlines()
    ours = {os.getpid()}
    found = []
    # Children come behind their parents by number as a rule; twice catches the rest.
    for line in listed * 3:
        pid, parent, arguments = line.split(None, 2) if line.split()[0].isdigit() else (0, 0, "")
        if int(parent) in ours:
            ours.add(int(pid))
            if "CoarseGrainedExecutorBackend" in arguments:
                found.append(int(pid))
    return sorted(set(found))


def kill_one(spark, killed):
    """Kills an executor while the first tasks are under way."""
    while not spark.sparkContext.statusTracker().getActiveStageIds():
        time.sleep(0.05)
    deadline = time.time() + 600
    while not killed and time.time() < deadline:
        stages = [spark.sparkContext.statusTracker().getStageInfo(i) for i in spark.sparkContext.statusTracker().getActiveStageIds()]
        if any(s and s.numCompletedTasks >= 1 and s.numTasks > 4 for s in stages) and (there := executors()):
            os.kill(there[0], signal.SIGKILL)
            killed.append(there[0])
        time.sleep(0.02)


def expected(binary, path):
    """The same rows from the plain command line."""
    lines = Path(path).read_bytes()
    out = subprocess.run([binary, "--jsonl", "--offsets", "codepoint"], input=lines, stdout=subprocess.PIPE, check=True).stdout
    tables = {name: set() for name in job.TABLES}
    texts = {}
    for line in lines.splitlines():
        try:
            document = json.loads(line)
            texts[document["id"]] = document["text"]
        except ValueError:
            pass
    for line in out.splitlines():
        analysis = json.loads(line)
        identifier = analysis["id"]
        if "error" in analysis:
            tables["errors"].add("bad line")
            continue
        for table, row in job.rows_of(identifier, texts[identifier], analysis):
            tables[table].add(json.dumps(row, sort_keys=True))
    return tables


def main(binary):
    with tempfile.TemporaryDirectory() as folder:
        source, out = f"{folder}/archive.jsonl", f"{folder}/out"
        lines = [json.dumps(article) for article in articles()]
        lines.insert(100, '{"id": "broken", "text": ')
        Path(source).write_text("\n".join(lines) + "\n", encoding="utf-8")
        spark = (
            SparkSession.builder.appName("sourcelight test").master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false").config("spark.executor.memory", "512m").config("spark.driver.host", "127.0.0.1")
            .config("spark.task.maxFailures", "8").getOrCreate()
        )  # fmt: skip
        spark.sparkContext.setLogLevel("ERROR")
        killed = []
        killer = threading.Thread(target=kill_one, args=(spark, killed), daemon=True)
        killer.start()
        started = time.time()
        job.run(spark, binary, source, out, 12)
        seconds = time.time() - started
        killer.join(timeout=1)
        wanted = expected(binary, source)
        wrong = 0
        for table in job.TABLES:
            rows = spark.read.parquet(f"{out}/{table}").collect()
            got = {"bad line"} if table == "errors" and rows else {json.dumps(row.asDict(recursive=True), sort_keys=True) for row in rows}
            wrong += got != wanted[table] or (table != "errors" and len(rows) != len(wanted[table]))
            print(f"{table:<14} {len(rows):>6} rows, {'the same' if got == wanted[table] else 'DIFFERENT'}")
        spark.stop()
        size = os.path.getsize(source) / 1e6
        print(f"{ARTICLES} articles, {size:.1f} MB in {seconds:.0f} s; killed executor: {killed or 'none'}")
        return 1 if wrong or not killed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
