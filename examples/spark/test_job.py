"""The job on a cluster of two workers of their own processes, one of which is killed at work, against the plain command line: of JSONL, of the
same articles as Parquet, and behind GNU parallel.

    python examples/spark/test_job.py BINARY

Needs pyspark and Java 17. Prints what was compared; a status of 1 says that rows differ.
"""

import json
import os
import shutil
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


def with_parallel(binary, path):
    """Whether GNU parallel gives the lines of the plain command line, in their order. `None` where it is not here."""
    if not shutil.which("parallel"):
        return None
    call = [binary, "--jsonl", "--offsets", "codepoint"]
    pieces = ["parallel", "--pipe", "--keep-order", "--jobs", "2", "--block", "50k", *call]
    lines = Path(path).read_bytes()
    plain, cut = (subprocess.run(c, input=lines, stdout=subprocess.PIPE, check=True).stdout.splitlines() for c in (call, pieces))
    # An error names its line, which is counted from where the piece begins.
    known = lambda line: "error" if b'"error"' in line else line
    return [known(line) for line in plain] == [known(line) for line in cut]


def compared(spark, binary, source, out, wanted, bad):
    """How many tables differ from what the command line gives. `bad`: how many lines were none."""
    started = time.time()
    job.run(spark, binary, source, out, 12)
    print(f"{Path(source).name}: {os.path.getsize(source) / 1e6:.1f} MB in {time.time() - started:.0f} s" if Path(source).is_file() else Path(source).name)
    wrong = 0
    for table in job.TABLES:
        rows = spark.read.parquet(f"{out}/{table}").collect()
        got = [json.dumps(row.asDict(recursive=True), sort_keys=True) for row in rows]
        same = len(rows) == bad if table == "errors" else len(got) == len(wanted[table]) and set(got) == wanted[table]
        wrong += not same
        print(f"  {table:<14} {len(rows):>6} rows, {'the same' if same else 'DIFFERENT'}")
    return wrong


def main(binary):
    with tempfile.TemporaryDirectory() as folder:
        source = f"{folder}/archive.jsonl"
        lines = [json.dumps(article) for article in articles()]
        lines.insert(100, '{"id": "broken", "text": ')
        Path(source).write_text("\n".join(lines) + "\n", encoding="utf-8")
        parallel = with_parallel(binary, source)
        print("GNU parallel:", {None: "not here", True: "the same lines", False: "DIFFERENT"}[parallel])
        wrong = parallel is False
        spark = (
            SparkSession.builder.appName("sourcelight test").master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false").config("spark.executor.memory", "512m").config("spark.driver.host", "127.0.0.1")
            .config("spark.task.maxFailures", "8").getOrCreate()
        )  # fmt: skip
        spark.sparkContext.setLogLevel("ERROR")
        wanted = expected(binary, source)
        parquet = f"{folder}/archive.parquet"
        spark.createDataFrame([(article["id"], article["text"]) for article in articles()], "id string, text string").write.parquet(parquet)
        killed = []
        killer = threading.Thread(target=kill_one, args=(spark, killed), daemon=True)
        killer.start()
        wrong += compared(spark, binary, source, f"{folder}/out", wanted, 1)
        killer.join(timeout=1)
        print("killed executor:", killed or "none")
        wrong += compared(spark, binary, parquet, f"{folder}/out-of-parquet", wanted, 0)
        spark.stop()
        return int(bool(wrong or not killed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
