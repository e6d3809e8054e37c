// Reads every #include of the sources and fails on a broken floor (architecture: dependencies point down).

#include <QtCore>
#include <QtTest>

namespace {

// A folder includes itself and folders on lower floors only. The longest matching prefix decides.
const QList<std::pair<QString, int>> kFloors{
    {"engine/base", 0},       {"engine/value", 10},     {"engine/expr", 20},       {"engine/catalog", 20},
    {"engine/storage", 30},   {"engine/storage/sqlite", 31}, {"engine/planner", 30}, {"engine/capacity", 30},
    {"engine/pricing", 32},   {"engine/whatif", 42},
    {"engine/security", 30},  {"engine/events", 30},    {"engine/faultlab", 40}, {"engine/streams", 40}, {"engine/logs", 40}, {"engine/triggers", 50}, {"engine/metrics", 40}, {"engine/scaling", 41}, {"engine/base/platform", 1}, {"engine/neighbours", 65},    {"engine/maintenance", 50}, {"engine/transfer", 55},
    {"engine/api/ops", 60},   {"engine/api", 61},       {"engine", 70},            {"engine/http", 80},       {"engine/workload", 80}, {"engine/replay", 75},
    {"engine/remote", 80},    {"models", 90},           {"ui/common", 100},        {"ui", 101},
    {"ui/shell", 102},        {"app", 110},
};

std::pair<QString, int> floorOf(const QString& path) {
    std::pair<QString, int> best{"", -1};
    for (const auto& floor : kFloors)
        if (path.startsWith(floor.first + '/') && floor.first.size() > best.first.size()) best = floor;
    return best;
}

// engine/api/request.h is the type that service.h and the ops speak in; it stands below api/ops.
const QSet<QString> kBelowOps{"engine/api/request.h"};

bool allowed(const QString& from, const QString& to) {
    const auto source = floorOf(from), target = floorOf(to);
    if (from.startsWith("ui/") && to.startsWith("engine/")) return false;
    if (from.startsWith("models/") && to.startsWith("models/")) return true;
    if (source.first == target.first || kBelowOps.contains(to)) return true;
    return target.second >= 0 && target.second < source.second;
}

} // namespace

class TestLayering : public QObject {
    Q_OBJECT
private slots:
    void includesPointDown() {
        const QDir root(RF_SOURCE_DIR);
        static const QRegularExpression include("^\\s*#include\\s+\"((?:engine|models|ui|app)/[^\"]+)\"",
                                                QRegularExpression::MultilineOption);
        QStringList broken;
        int seen = 0;
        for (const QString folder : {"engine", "models", "ui", "app"}) {
            QDirIterator it(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = root.relativeFilePath(it.next());
                QFile file(root.filePath(path));
                QVERIFY(file.open(QIODevice::ReadOnly));
                auto matches = include.globalMatch(QString::fromUtf8(file.readAll()));
                while (matches.hasNext()) {
                    const QString target = matches.next().captured(1);
                    ++seen;
                    if (!allowed(path, target)) broken << path + " includes " + target;
                }
            }
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join('\n')));
        QVERIFY(seen > 20);
    }

    void theEngineKnowsNoQt() {
        QDirIterator it(QString(RF_SOURCE_DIR) + "/engine", {"*.h", "*.cpp"}, QDir::Files,
                        QDirIterator::Subdirectories);
        static const QRegularExpression qt("#include\\s+<Q[A-Za-z/]+>");
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!QString::fromUtf8(file.readAll()).contains(qt), qPrintable(file.fileName()));
        }
    }

    void modelsKnowNoWidgets() {
        QDirIterator it(QString(RF_SOURCE_DIR) + "/models", {"*.h", "*.cpp"}, QDir::Files,
                        QDirIterator::Subdirectories);
        static const QRegularExpression widgets("#include\\s+<(QtWidgets|QWidget|QApplication|QtGui|QColor|QIcon)");
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!QString::fromUtf8(file.readAll()).contains(widgets), qPrintable(file.fileName()));
        }
    }

    void aBrokenFloorIsSeen() {
        QVERIFY(!allowed("engine/value/number.cpp", "engine/storage/store.h"));
        QVERIFY(!allowed("ui/item/page.cpp", "engine/service.h"));
        QVERIFY(!allowed("engine/storage/item_store.h", "engine/planner/plan.h"));
        QVERIFY(allowed("engine/api/ops/put_item.cpp", "engine/storage/item_store.h"));
    }
};

QTEST_APPLESS_MAIN(TestLayering)
#include "tst_layering.moc"
