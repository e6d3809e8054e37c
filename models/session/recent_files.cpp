#include "models/session/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace rf::models {

namespace {

constexpr qsizetype kMost = 10;
const QString kKey = QStringLiteral("recentFiles");

QString folderText(const QString& path) {
    const QString folder = QFileInfo(path).path(), home = QDir::homePath();
    if (folder == home) return QStringLiteral("~");
    return folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

QString ago(const QDateTime& then) {
    const qint64 minutes = then.secsTo(QDateTime::currentDateTime()) / 60;
    if (minutes < 1) return RecentFiles::tr("just now");
    if (minutes < 60) return RecentFiles::tr("%1 min ago").arg(minutes);
    const qint64 days = then.date().daysTo(QDate::currentDate());
    if (days == 0 || minutes < 6 * 60) return RecentFiles::tr("%1 h ago").arg(minutes / 60);
    if (days == 1) return RecentFiles::tr("yesterday");
    if (days < 7) return RecentFiles::tr("%1 days ago").arg(days);
    return QLocale().toString(then.date(), QLocale::ShortFormat);
}

} // namespace

RecentFiles::RecentFiles(SettingsStore* store, QObject* parent) : QAbstractListModel(parent), m_store(store) {
    const QString saved = m_store->value(kKey).toString();
    for (const QJsonValue& value : QJsonDocument::fromJson(saved.toUtf8()).array()) {
        const QJsonObject entry = value.toObject();
        const QString path = entry[u"path"].toString();
        if (path.isEmpty() || m_entries.size() == kMost) continue;
        m_entries.append({path, qint64(entry[u"bytes"].toDouble()), entry[u"tables"].toInt(-1),
                          QDateTime::fromString(entry[u"opened"].toString(), Qt::ISODate)});
    }
}

void RecentFiles::add(const QString& path, qint64 bytes, int tables) {
    const auto known =
        std::find_if(m_entries.begin(), m_entries.end(), [&path](const Entry& entry) { return entry.path == path; });
    const Entry entry{path, bytes, tables, QDateTime::currentDateTime()};
    if (known == m_entries.begin() && known != m_entries.end()) {
        *known = entry;
        emit dataChanged(index(0), index(0));
        return save();
    }
    if (known != m_entries.end()) remove(path);
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
    if (m_entries.size() > kMost) {
        beginRemoveRows({}, int(kMost), int(m_entries.size()) - 1);
        m_entries.resize(kMost);
        endRemoveRows();
    }
    save();
}

void RecentFiles::remove(const QString& path) {
    for (int row = int(m_entries.size()) - 1; row >= 0; --row) {
        if (m_entries[row].path != path) continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    save();
}

void RecentFiles::clear() {
    beginResetModel();
    m_entries.clear();
    endResetModel();
    save();
}

int RecentFiles::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant RecentFiles::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Entry& entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return QFileInfo(entry.path).fileName();
    case Qt::ToolTipRole:
    case PathRole:
        return entry.path;
    case FolderRole:
        return folderText(entry.path);
    case SizeRole:
        return entry.bytes;
    case TablesRole:
        return entry.tables;
    case OpenedRole:
        return entry.opened;
    case OpenedTextRole:
        return ago(entry.opened);
    case ExistsRole:
        return QFileInfo::exists(entry.path);
    default:
        return {};
    }
}

void RecentFiles::save() {
    QJsonArray saved;
    for (const Entry& entry : m_entries)
        saved.append(QJsonObject{{"path", entry.path},
                                 {"bytes", double(entry.bytes)},
                                 {"tables", entry.tables},
                                 {"opened", entry.opened.toString(Qt::ISODate)}});
    m_store->setValue(kKey, QString::fromUtf8(QJsonDocument(saved).toJson(QJsonDocument::Compact)));
}

} // namespace rf::models

#include "moc_recent_files.cpp"
