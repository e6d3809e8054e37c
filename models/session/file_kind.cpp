#include "models/session/file_kind.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QtEndian>

namespace rf::models {

namespace {

constexpr char kSqliteMagic[] = "SQLite format 3"; // with its closing zero byte
constexpr qsizetype kApplicationIdAt = 68;

bool namedAsLines(const QString& path) {
    const QString name = path.endsWith(QLatin1String(".gz"), Qt::CaseInsensitive) ? path.chopped(3) : path;
    for (const char* suffix : {".json", ".jsonl", ".ndjson", ".ddbjson"})
        if (name.endsWith(QLatin1String(suffix), Qt::CaseInsensitive)) return true;
    return false;
}

FileKind kindOfDatabase(const QByteArray& head) {
    if (head.size() < kApplicationIdAt + 4) return FileKind::Unknown;
    return qFromBigEndian<quint32>(head.constData() + kApplicationIdAt) == 0 ? FileKind::DynamoDbLocal
                                                                             : FileKind::TableFile;
}

} // namespace

FileKind kindOfFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return FileKind::Unknown;
    const QByteArray head = file.read(512);
    if (head.startsWith(QByteArrayView(kSqliteMagic, sizeof kSqliteMagic))) return kindOfDatabase(head);
    if (head.isEmpty())
        return path.endsWith(QLatin1String(".rfdb"), Qt::CaseInsensitive) ? FileKind::TableFile : FileKind::Unknown;
    if (head.startsWith("\x1f\x8b")) return namedAsLines(path) ? FileKind::JsonLines : FileKind::Unknown;
    QByteArray text = head.startsWith("\xef\xbb\xbf") ? head.mid(3) : head;
    return text.trimmed().startsWith('{') ? FileKind::JsonLines : FileKind::Unknown;
}

QString suggestedTargetOf(const QString& source) {
    const QFileInfo info(source);
    const QString base = info.completeBaseName().isEmpty() ? info.fileName() : info.completeBaseName();
    QString target = info.dir().filePath(base + QStringLiteral(".rfdb"));
    for (int i = 2; QFileInfo::exists(target); ++i)
        target = info.dir().filePath(QStringLiteral("%1 %2.rfdb").arg(base).arg(i));
    return target;
}

} // namespace rf::models
