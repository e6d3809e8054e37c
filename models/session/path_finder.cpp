#include "models/session/path_finder.h"

#include "models/value/tr.h"

#include <QDir>
#include <QFileInfo>

namespace rf::models {

namespace {

constexpr int kMostLooked = 300;

} // namespace

QString FoundFile::kindText() const {
    if (folder) return tr("Folder");
    switch (kind) {
    case FileKind::TableFile:
        return tr("Table file");
    case FileKind::DynamoDbLocal:
        return tr("DynamoDB Local file");
    case FileKind::Rows:
        return tr("CSV or JSON");
    default:
        return {};
    }
}

bool looksLikePath(const QString& text) {
    return text.startsWith(u'/') || text.startsWith(u'~') || text.startsWith(QLatin1String("./")) ||
           text.startsWith(QLatin1String("../"));
}

QString expandedPath(const QString& text) {
    if (text == u'~' || text.startsWith(QLatin1String("~/"))) return QDir::homePath() + text.mid(1);
    return QDir::current().absoluteFilePath(text);
}

QList<FoundFile> filesFor(const QString& typed, int most) {
    const QString path = expandedPath(typed);
    const qsizetype slash = path.lastIndexOf(u'/');
    const QDir folder(path.left(slash + 1));
    const QString begin = path.mid(slash + 1);
    QList<FoundFile> found;
    int looked = 0;
    const auto entries = folder.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::DirsFirst | QDir::Name);
    for (const QFileInfo& entry : entries) {
        if (found.size() >= most || looked > kMostLooked) break;
        if (!entry.fileName().startsWith(begin, Qt::CaseInsensitive)) continue;
        FoundFile file{entry.absoluteFilePath(), entry.isDir()};
        if (!file.folder) {
            ++looked;
            file.kind = kindOfFile(file.path);
            if (file.kind == FileKind::Unknown) continue;
        }
        found << file;
    }
    return found;
}

} // namespace rf::models
