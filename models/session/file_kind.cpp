#include "models/session/file_kind.h"

#include "engine/transfer/s3_export.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QtEndian>

#include <algorithm>

namespace rf::models {

namespace {

constexpr char kSqliteMagic[] = "SQLite format 3"; // with its closing zero byte
constexpr qsizetype kApplicationIdAt = 68;

bool hasEnding(const QString& name, std::initializer_list<const char*> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char* ending) { return name.endsWith(QLatin1String(ending), Qt::CaseInsensitive); });
}
bool namedAsRows(const QString& path) {
    QString name = path;
    for (const char* coding : {".gz", ".zst", ".zstd"})
        if (hasEnding(name, {coding})) name.chop(qsizetype(qstrlen(coding)));
    return hasEnding(name, {".json", ".jsonl", ".ndjson", ".ddbjson", ".csv", ".tsv", ".tab"});
}

FileKind kindOfDatabase(const QByteArray& head) {
    if (head.size() < kApplicationIdAt + 4) return FileKind::Unknown;
    return qFromBigEndian<quint32>(head.constData() + kApplicationIdAt) == 0 ? FileKind::DynamoDbLocal
                                                                             : FileKind::TableFile;
}

} // namespace

FileKind kindOfFile(const QString& path) {
    if (QFileInfo(path).isDir()) return rf::transfer::isS3Export(path.toStdU16String()) ? FileKind::Rows : FileKind::Unknown;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return FileKind::Unknown;
    const QByteArray head = file.read(512);
    if (head.startsWith(QByteArrayView(kSqliteMagic, sizeof kSqliteMagic))) return kindOfDatabase(head);
    if (head.isEmpty())
        return path.endsWith(QLatin1String(".rfdb"), Qt::CaseInsensitive) ? FileKind::TableFile : FileKind::Unknown;
    if (namedAsRows(path)) return FileKind::Rows;
    const QByteArray text = (head.startsWith("\xef\xbb\xbf") ? head.mid(3) : head).trimmed();
    return text.startsWith('{') || text.startsWith('[') ? FileKind::Rows : FileKind::Unknown;
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
