// The operation table against its documentation: engine/api/README.md lists every operation with its state, and the
// states are true.

#include "engine/api/operations.h"
#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

#include <QFile>
#include <QRegularExpression>

namespace tst_operations {

using namespace rf;

namespace {

/// Operation → state, as the README's table says.
QMap<QString, QString> documented() {
    QFile file(RF_SOURCE_DIR "/engine/api/README.md");
    if (!file.open(QIODevice::ReadOnly)) qFatal("no README");
    static const QRegularExpression row("^\\| ([A-Z]\\w+) \\| (built|stored|told|denied) \\|");
    QMap<QString, QString> states;
    while (!file.atEnd()) {
        const auto match = row.match(QString::fromUtf8(file.readLine()));
        if (!match.hasMatch()) continue;
        if (states.contains(match.captured(1))) qFatal("twice: %s", qPrintable(match.captured(1)));
        states.insert(match.captured(1), match.captured(2));
    }
    return states;
}

} // namespace

class TestOperations : public QObject {
    Q_OBJECT
private slots:
    void everyOperationIsDocumented() {
        QStringList named = documented().keys();
        QStringList built;
        for (const OperationRow& row : operations()) built << QString::fromUtf8(row.name.data(), int(row.name.size()));
        QCOMPARE(built, named);
    }

    void everyOperationHasConformanceCases() {
        for (const OperationRow& row : operations()) {
            const QString name = QString::fromUtf8(row.name.data(), int(row.name.size()));
            QVERIFY2(QFile::exists(RF_SOURCE_DIR "/tests/conformance/cases/" + name + ".json"), qPrintable(name));
        }
    }

    void whatIsDeniedIsDeniedAndNothingElse() {
        OpsFixture fixture;
        const auto states = documented();
        for (const OperationRow& row : operations()) {
            const auto request = requestFromJson(row.name, R"({"TableName":"Nowhere"})");
            QVERIFY(request);
            const auto answer = fixture.service->execute(*request, {});
            const bool denied = !answer && answer.error().code == ErrorCode::AccessDenied;
            const QString name = QString::fromUtf8(row.name.data(), int(row.name.size()));
            QVERIFY2(denied == (states[name] == "denied"), qPrintable(name));
        }
    }

    void aRealNameIsNeverUnknown() {
        for (const QString& name : documented().keys()) QVERIFY2(findOperation(name.toStdString()), qPrintable(name));
        QVERIFY(!findOperation("PutItems"));
    }
};

RF_TEST_GUILESS_MAIN(TestOperations)

} // namespace tst_operations

#include "tst_operations.moc"
