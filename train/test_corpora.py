"""corpora.py on tiny checkouts in our own words: python3 -m unittest train/test_corpora.py"""

import contextlib
import gzip
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpora  # noqa: E402

ARTICLE = "Fares to rise\n\n“We won’t pay,” said Ann Lee, and “we’ll walk.”\n"
ANN = """T1\tSource 36 43\tAnn Lee
T2\tCue 31 35\tsaid
T3\tContent 15 31;49 62\t“We won’t pay,” “we’ll walk.”
T4\tAttribution 31 35\tsaid
E1\tAttribution:T4 Cue:T2 Source:T1 Content:T3
T5\tDiscard 0 13\tFares to rise
"""
CONLLU = """# newdoc id = GUM_interview_ferry
# newpar
# sent_id = 1
# text = Ann doesn't pay.
1\tAnn\tAnn\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\tdo\tAUX\tVBZ\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tpay\tpay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
# text = Why?
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newpar
# sent_id = 3
# text = Fine
1\tFine\tfine\tADJ\tJJ\t_\t0\troot\t_\t_
1.1\tis\tbe\tAUX\tVBZ\t_\t_\t_\t1:cop\t_
"""


class Corpora(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)

    def put(self, path, content):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def lines(self, name):
        opened = gzip.open if name.endswith(".gz") else open
        with opened(self.root / "out" / name, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def run_on(self, *arguments):
        with contextlib.redirect_stdout(io.StringIO()):
            corpora.main([*arguments, str(self.root / "out")])

    def test_polnear_is_read_with_pieces_and_one_annotator_an_article(self):
        for split in ("train", "dev"):
            self.put(f"polnear/data/{split}/text/post_2016-01-01_fares.txt", ARTICLE)
            for annotator in ("ab12", "cd34"):
                self.put(f"polnear/data/{split}/attributions/post_2016-01-01_fares_{annotator}.ann", ANN)
        self.run_on("--polnear", str(self.root / "polnear"))
        [record] = self.lines("polnear_dev.jsonl")
        self.assertEqual(record["id"], "post_2016-01-01_fares_ab12")
        [relation] = record["attributions"]
        words = lambda role: [record["text"][a:b] for a, b in relation[role]]
        self.assertEqual((words("source"), words("cue")), (["Ann Lee"], ["said"]))
        self.assertEqual(words("content"), ["“We won’t pay,” ", "“we’ll walk.”"])
        self.assertEqual([record["text"][a:b] for a, b in record["paragraphs"]], ["Fares to rise", ARTICLE[15:62]])
        self.assertEqual(len(self.lines("polnear_dev_allann.jsonl")), 2)
        self.assertEqual(len(self.lines("polnear_train.jsonl")), 1)

    def test_a_conllu_document_gets_its_text_sentences_and_words_back(self):
        self.put("gum/dep/GUM_interview_ferry.conllu", CONLLU)
        self.run_on("--gum", str(self.root / "gum"))
        [record] = self.lines("gum_interview.jsonl")
        self.assertEqual(record["text"], "Ann doesn't pay. Why?\n\nFine")
        self.assertEqual([record["text"][a:b] for a, b in record["sentences"]], ["Ann doesn't pay.", "Why?", "Fine"])
        self.assertEqual([record["text"][a:b] for a, b in record["paragraphs"]], ["Ann doesn't pay. Why?", "Fine"])
        self.assertEqual(self.lines("gum_other.jsonl"), [])
        [words] = self.lines("words_gum.jsonl.gz")
        forms = [words["text"][a:b] for a, b, *_ in words["tokens"]]
        self.assertEqual(forms, ["Ann", "does", "n't", "pay", ".", "Why", "?", "Fine"])
        self.assertEqual(words["tokens"][0][2:], ["PROPN", "NNP", 3, "nsubj"])
        self.assertEqual(words["tokens"][5][4], -1)
        self.assertEqual(words["sentences"], [[0, 5], [5, 7], [7, 8]])

    def test_ewt_is_split_as_it_comes(self):
        for split in ("train", "dev"):
            self.put(f"ewt/en_ewt-ud-{split}.conllu", CONLLU.replace("GUM_interview_ferry", f"weblog-{split}"))
        self.run_on("--ewt", str(self.root / "ewt"))
        self.assertEqual([record["id"] for record in self.lines("ewt_dev.jsonl")], ["weblog-dev"])
        self.assertEqual(len(self.lines("words_ewt_train.jsonl.gz")), 1)


if __name__ == "__main__":
    unittest.main()
