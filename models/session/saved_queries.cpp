#include "models/session/saved_queries.h"

#include "models/session/session_store.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>

namespace rf::models {

namespace {

const QString kMime = QStringLiteral("application/x-rangefinder-saved-query");
constexpr int kHashDigits = 16;

QJsonObject toJson(const SavedQuery& query) {
    return {{"name", query.name}, {"region", query.region}, {"table", query.table}, {"form", query.form}};
}

} // namespace

QString SavedQuery::hint() const {
    if (statementOfForm(form)) return QStringLiteral("PartiQL");
    if (form[u"scan"].toBool()) return SavedQueries::tr("Scan");
    return form[u"index"].toString();
}

QString fileKey(const QString& path) {
    if (path.isEmpty()) return {};
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(kHashDigits);
    return QFileInfo(path).fileName() + u'-' + QString::fromLatin1(hash);
}

SavedQueries::SavedQueries(const QString& path, SettingsStore* settings, QObject* parent)
    : QAbstractListModel(parent), m_settings(settings) {
    if (path.isEmpty()) return;
    m_key = QStringLiteral("queries/") + fileKey(path);
    const auto saved = QJsonDocument::fromJson(m_settings->value(m_key).toString().toUtf8()).object();
    for (const QJsonValue& value : saved[u"queries"].toArray()) {
        const QJsonObject query = value.toObject();
        SavedQuery made{query[u"name"].toString(), query[u"region"].toString(), query[u"table"].toString(),
                        query[u"form"].toObject()};
        if (problemOf(made.name).isEmpty()) m_queries << made;
    }
}

void SavedQueries::keep() {
    if (m_key.isEmpty()) return;
    QJsonArray queries;
    for (const SavedQuery& query : std::as_const(m_queries)) queries.append(toJson(query));
    const QJsonObject all{{"version", 1}, {"queries", queries}};
    m_settings->setValue(m_key, queries.isEmpty() ? QVariant() : QVariant(QString::fromUtf8(QJsonDocument(all).toJson())));
}

int SavedQueries::rowOf(const QString& name) const {
    for (int row = 0; row < m_queries.size(); ++row)
        if (m_queries[row].name.compare(name.trimmed(), Qt::CaseInsensitive) == 0) return row;
    return -1;
}

QString SavedQueries::problemOf(const QString& name, int row) const {
    if (name.trimmed().isEmpty()) return tr("A saved query needs a name");
    const int taken = rowOf(name);
    return taken >= 0 && taken != row ? tr("There is one of this name already") : QString();
}

bool SavedQueries::save(const SavedQuery& query) {
    SavedQuery made = query;
    made.name = made.name.trimmed();
    if (made.name.isEmpty()) return false;
    if (const int row = rowOf(made.name); row >= 0) {
        m_queries[row] = made;
        keep();
        emit dataChanged(index(row), index(row));
        return true;
    }
    insert(int(m_queries.size()), made);
    return true;
}

void SavedQueries::insert(int row, const SavedQuery& query) {
    if (!problemOf(query.name).isEmpty()) return;
    row = std::clamp(row, 0, int(m_queries.size()));
    beginInsertRows({}, row, row);
    m_queries.insert(row, query);
    endInsertRows();
    keep();
}

bool SavedQueries::rename(int row, const QString& name) {
    if (row < 0 || row >= m_queries.size() || !problemOf(name, row).isEmpty()) return false;
    m_queries[row].name = name.trimmed();
    keep();
    emit dataChanged(index(row), index(row));
    return true;
}

void SavedQueries::remove(int row) {
    if (row < 0 || row >= m_queries.size()) return;
    beginRemoveRows({}, row, row);
    m_queries.removeAt(row);
    endRemoveRows();
    keep();
}

void SavedQueries::move(int from, int to) {
    to = std::clamp(to, 0, int(m_queries.size()) - 1);
    if (from < 0 || from >= m_queries.size() || from == to) return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_queries.move(from, to);
    endMoveRows();
    keep();
}

int SavedQueries::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_queries.size());
}

QVariant SavedQueries::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const SavedQuery& query = m_queries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return query.name;
    case HintRole:
        return query.hint();
    case TableRole:
        return query.table;
    case RegionRole:
        return query.region;
    case FormRole:
        return query.form;
    case Qt::ToolTipRole:
        return query.hint().isEmpty() ? query.table : QStringLiteral("%1 · %2").arg(query.table, query.hint());
    case Qt::AccessibleTextRole:
        return tr("%1, saved query on %2").arg(query.name, query.table);
    default:
        return {};
    }
}

bool SavedQueries::setData(const QModelIndex& index, const QVariant& value, int role) {
    return role == Qt::EditRole && checkIndex(index, CheckIndexOption::IndexIsValid) && rename(index.row(), value.toString());
}

Qt::ItemFlags SavedQueries::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList SavedQueries::mimeTypes() const {
    return {kMime};
}

QMimeData* SavedQueries::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    data->setData(kMime, m_queries[indexes.first().row()].name.toUtf8());
    return data;
}

/// The move is done here; false, so that the view removes nothing.
bool SavedQueries::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent) {
    const int from = rowOf(QString::fromUtf8(data->data(kMime)));
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : int(m_queries.size());
    if (from < 0) return false;
    if (to > from) --to;
    move(from, to);
    return false;
}

} // namespace rf::models

#include "moc_saved_queries.cpp"
