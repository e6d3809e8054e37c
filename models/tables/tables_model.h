#pragma once
// The sidebar's tree: files → regions (only when a file has several) → tables → the table's own key, then its indexes.
//
// Invariants: a node keeps its index while its name stays (expansion and selection survive a refresh); counts are those
// the engine gave last, never guesses.

#include "models/tables/table_info.h"

#include <QAbstractItemModel>
#include <QPointer>
#include <QSortFilterProxyModel>

namespace rf::models {

enum class NodeKind { File, Region, Table, TableKey, LocalIndex, GlobalIndex };

/// What the tree shows of one open file.
struct FileEntry {
    QString name;   ///< shop.rfdb
    QString path;
    QString status; ///< "", "opening", "read-only", "failed"
    QString detail; ///< tooltip: the failure's words
    qint64 sizeBytes = 0;
    QList<TableInfo> tables; ///< every region
};

class TablesModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of NodeKind
        NameRole,
        KeyTextRole,   ///< "pk · sk"; tables and indexes
        StatusRole,    ///< ACTIVE, CREATING, … ; of a file "", "opening", "read-only", "failed"
        ItemCountRole, ///< qlonglong
        SizeRole,      ///< bytes, qlonglong
        RegionRole,
        TableRole, ///< name of the table it belongs to
        IndexRole, ///< name of the index; empty for a table and its key
        FileRole,  ///< QObject*: the session given to setFile
        PathRole,  ///< of a file
        InfoRole,  ///< TableInfo
    };

    explicit TablesModel(QObject* parent = nullptr);
    ~TablesModel() override;

    /// Adds a file at the end, or brings its nodes up to date with the fewest changes.
    void setFile(QObject* session, const FileEntry& entry);
    void removeFile(QObject* session);

    QModelIndex indexOf(QObject* session, const QString& region = {}, const QString& table = {},
                        const QString& index = {}) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Node;
    struct Wanted;
    Node* node(const QModelIndex& index) const;
    QModelIndex indexOf(const Node* node) const;
    void sync(Node* parent, const QList<Wanted>& wanted);
    static QList<Wanted> wantedOf(const FileEntry& entry);
    static Wanted wantedOf(const TableInfo& table);

    std::unique_ptr<Node> m_root;
};

/// Keeps tables and indexes whose name or key holds the text, with their parents; a matching table keeps its indexes.
class TablesFilterModel : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TablesFilterModel(QObject* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_text;
};

} // namespace rf::models
