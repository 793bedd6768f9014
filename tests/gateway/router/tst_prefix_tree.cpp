// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/router/prefix_tree.h"

#include <QRandomGenerator>
#include <QTest>

using gatehouse::router::PrefixTree;

namespace {

QList<int> chain(const PrefixTree &tree, QByteArrayView text)
{
    QList<int> values;
    for (int node = tree.longest(text); node >= 0; node = tree.shorter(node))
        values.append(tree.value(node));
    return values;
}

} // namespace

class TestPrefixTree : public QObject
{
    Q_OBJECT

private slots:
    void findsTheLongestAndGoesUp()
    {
        PrefixTree tree;
        const QList<QByteArray> keys{"/a/", "/", "/a/b", "/ab", "/a/bc/d", ""};
        for (int i = 0; i < keys.size(); ++i)
            tree.slot(keys[i]) = i;
        tree.finish();
        QCOMPARE(chain(tree, "/a/bc/d/e"), (QList<int>{4, 2, 0, 1, 5}));
        QCOMPARE(chain(tree, "/a/bc"), (QList<int>{2, 0, 1, 5}));
        QCOMPARE(chain(tree, "/abc"), (QList<int>{3, 1, 5}));
        QCOMPARE(chain(tree, "/a"), (QList<int>{1, 5}));
        QCOMPARE(chain(tree, "x"), (QList<int>{5}));
        QCOMPARE(chain(tree, ""), (QList<int>{5}));
    }

    void anEmptyTreeFindsNothing()
    {
        PrefixTree tree;
        tree.finish();
        QCOMPARE(tree.longest("/a"), -1);
    }

    void theSameKeyIsTheSamePlace()
    {
        PrefixTree tree;
        tree.slot("/abc") = 1;
        tree.slot("/abd") = 2;
        QCOMPARE(tree.slot("/abc"), 1);
        QCOMPARE(tree.slot("/ab"), -1);
    }

    // Against the plain rule, on keys of a small alphabet so that every way of splitting occurs.
    void agreesWithAPlainSearch()
    {
        QRandomGenerator random(7);
        const auto word = [&random](int longest) {
            QByteArray text;
            for (int n = random.bounded(longest + 1); n > 0; --n)
                text += "ab/\xff"[random.bounded(4)];
            return text;
        };
        PrefixTree tree;
        QHash<QByteArray, int> keys;
        for (int i = 0; i < 400; ++i) {
            const auto key = word(7);
            keys.insert(key, i);
            tree.slot(key) = i;
        }
        tree.finish();
        for (int i = 0; i < 1000; ++i) {
            const auto text = word(10);
            QList<int> expected;
            for (auto length = text.size(); length >= 0; --length) {
                if (const auto found = keys.constFind(text.first(length)); found != keys.cend())
                    expected.append(*found);
            }
            QCOMPARE(chain(tree, text), expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestPrefixTree)
#include "tst_prefix_tree.moc"
