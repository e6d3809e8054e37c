#pragma once
// The grid: the items a query gave, page by page, with staged edits laid over them.
//
// Invariants
//  1. Rows are staged inserts (newest first), then loaded items in the order the engine gave them. No other rows.
//     An item that was inserted here and committed stands before those until the next run.
//  2. One request in flight, and one more that reads pages again; a new run makes the answers of the old one unwanted.
//  3. Columns: the table's key, the queried index's key, then attributes in the order of the pages they first appeared
//     in, those of one page by how many of its items have them. A column, once there, stays until the next run.
//
//  4. An item stands in one row of those in memory: a page that gives it again brings its row up to date.
//  5. Items in memory take about as much as setMemory allows. Pages beyond that are dropped, those looked at longest ago
//     first: their rows stay, without their values, and are read again from where their page began when they come into
//     view (setInView). Pages in view, own pages and the page of the held item stay.
//
// Idle ⇄ Loading → End | Failed; Failed keeps what was loaded and retry() goes on from there.

#include "models/async/failure.h"
#include "models/edit/diff.h"
#include "models/edit/staged_edits.h"
#include "models/items/loaded_rows.h"
#include "models/query/query_model.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QSet>

#include <array>
#include <unordered_map>

namespace rf::models {

enum class RowState { Loaded, Edited, Inserted, Deleted };
enum class CellState { Absent, Plain, Edited, Added, Removed };

/// Items of one kind among the loaded rows.
struct EntityCount {
    QString name;
    int count = 0;
    friend bool operator==(const EntityCount&, const EntityCount&) = default;
};

class ItemsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class State { Idle, Loading, End, Failed };
    Q_ENUM(State)
    enum Role {
        TypeRole = Qt::UserRole + 1, ///< int of ValueType; -1 when absent
        TypeCodeRole,                ///< "S"; empty when absent
        ValueRole,                   ///< Value; invalid QVariant when absent
        OriginalTextRole,            ///< display text as loaded, where it was edited
        CellStateRole,               ///< int of CellState
        RowStateRole,                ///< int of RowState
        AttributeRole,               ///< name of the column's attribute
        IsKeyRole,                   ///< part of the table's primary key
        RepeatedKeyRole,             ///< the partition key equals that of the row above
        ChildCountRole,              ///< of lists, maps, sets
        EntityRole,                  ///< name of the row's entity
        ItemIdRole,                  ///< QByteArray
        ProblemRole,                 ///< why the last setData of this cell was refused
        KeptRole,                    ///< the row's item is in memory; false: it comes when it is in view
    };

    /// Neither is owned; both outlive the model or are reset to nullptr.
    ItemsModel(EngineClient* client, StagedEdits* edits, QObject* parent = nullptr);
    ~ItemsModel() override;

    /// Forgets the rows and reads the first page.
    void run(const PageRequest& request);
    /// The same request from its beginning.
    void refresh();
    /// After Failed or cancel: asks for the page again.
    void retry();
    /// Stops the page in flight; what is loaded stays. No further page is read until retry() or fetchMore().
    void cancel();
    void clear();
    /// Reads page after page until there is none, larger ones than a page at a time; cancel() stops it.
    void readOn();
    bool isReadingOn() const { return m_readOn; }
    /// Nothing can be staged here then; what is staged already shows.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }

    State state() const { return m_state; }
    const Failure& failure() const { return m_failure; }
    bool hasRun() const { return m_request.has_value(); }
    const std::optional<PageRequest>& request() const { return m_request; }
    int loaded() const { return m_loaded.size(); } ///< items, staged inserts not counted
    int kept() const { return m_loaded.kept(); }   ///< of those, items in memory
    bool isKept(int row) const;
    qint64 memoryUsed() const { return m_loaded.bytes(); } ///< about, by items in memory
    /// The whole result is read and in memory: only then can it be sorted.
    bool isWhole() const { return m_state == State::End && kept() == loaded(); }
    /// What the pages to come may cost together, where a scan lets one judge by the table's counters.
    std::optional<double> unitsToEnd() const;

    /// Rows that are being looked at. Those of dropped pages are read again; a failure is kept until others come.
    void setInView(const QList<int>& rows);
    const Failure& rereadFailure() const { return m_rereadFailure; }
    /// The page of this item stays in memory.
    void hold(const ItemId& id) { m_heldId = id; }
    /// About how many bytes items in memory may take.
    void setMemory(qint64 bytes);
    qint64 scanned() const { return m_scanned; }
    qint64 filteredOut() const { return m_scanned - m_returned; }
    double consumed() const { return m_consumed; }         ///< RCU of all pages
    double lastPageConsumed() const { return m_lastPage; } ///< RCU: about the price of the next
    int pages() const { return m_pages; }
    double lastMs() const { return m_lastMs; } ///< time of the last page, as the caller saw it
    QString statusText() const; ///< "24 items loaded · scanned 25, filtered out 1 · 2.0 RCU · 11.8 ms"

    QStringList attributes() const { return m_columns; }
    int columnOf(const QString& attribute) const;       ///< -1
    int keyColumnCount() const { return m_keyColumns; } ///< of the table and the queried index: those to pin
    /// The column of the partition key of the table, or of the queried index.
    bool isPartitionKey(int column) const;
    /// Type most values of a column have: for its header and alignment. Nothing before any appeared.
    std::optional<ValueType> columnType(int column) const;

    /// The item of a row as staged (of a deleted row as loaded).
    Value item(int row) const;
    std::optional<Value> original(int row) const; ///< as loaded; nothing for an insert
    RowState rowState(int row) const;
    ItemId idAt(int row) const;
    int rowOf(const ItemId& id) const; ///< -1
    bool isComplete() const;           ///< loaded items are whole (not an index's projection)

    // Staging; false gives the reason.
    bool stageItem(int row, const Value& after, const QString& what, QString* why = nullptr);
    bool stageValue(int row, const ValuePath& path, const Value& value, QString* why = nullptr);
    bool insertItem(const Value& item, QString* why = nullptr);
    /// A copy of the row's item as a staged insert under a key not taken here ("… copy").
    bool duplicate(int row, QString* why = nullptr);
    void deleteRows(const QList<int>& rows); ///< stages; one step of undo
    void revertRows(const QList<int>& rows);
    /// A new item to edit: the key attributes with what the query fixed, empty values else.
    Value blankItem() const;

    QList<EntityCount> entities() const; ///< in order of appearance
    QString entityAt(int row) const;     ///< of dropped rows too

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Columns: DisplayRole the name, TypeRole the type, IsKeyRole. Rows: DisplayRole "12", "~", "+", "−".
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// EditRole with a QString: the text as Value::parse reads it for the cell's type (absent cells: the column's
    /// type, else S). EditRole with a Value: that value. An invalid QVariant removes the attribute.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    /// Name of the entity of an item: its `type` (or `entityType`, `_type`, `__typename`, `entity`) string, else the
    /// fixed words of its key ("ORDER#123#LINE#1" → "ORDER#LINE"), else "".
    static QString entityOf(const TableInfo& table, const Value& item);

signals:
    void stateChanged();
    void entitiesChanged();
    void columnsChanged();

private:
    using TypeCounts = std::array<int, 10>;
    struct ColumnInfo {
        std::string utf8;
        std::optional<ValueType> declared; ///< key attributes
        TypeCounts counts{};
        std::optional<ValueType> type() const;
    };
    struct NamedCounts {
        std::string name;
        TypeCounts counts{};
    };
    struct Page;     ///< one answer, made ready on the worker's thread
    struct RowView { ///< what a row shows; pointers are valid until the next change
        const Value* now = nullptr;
        const Value* was = nullptr; ///< nothing for an insert
        RowState state = RowState::Loaded;
    };
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
    };

    // items_model.cpp: paging
    void ask();
    void received(Page& page);
    void append(Page& page);
    void adoptKinds(Page& page);
    void setState(State state);
    void endReadingOn();
    void resetRows();
    void startColumns();
    // items_window.cpp: pages dropped and read again
    std::vector<int> pagesInView() const;
    void trim();
    void readAgain();
    void receivedAgain(quint64 serial, Page& page);
    void fitPage(int at, const std::vector<LoadedRow>& rows);
    void moveBoundary(int at, const std::optional<rf::Item>& next);
    // items_columns.cpp
    void addColumns(const std::vector<NamedCounts>& seen);
    void addColumnsOf(const Value& item);
    void recount(const Value& item, int by);
    quint16 kindOf(const QString& entity);
    void recountKind(quint16 kind, int by);
    static std::vector<NamedCounts> countsOf(const rf::AttributeMap& item);
    // items_staging.cpp
    void onItemChanged(const ItemId& id);
    void onCommitted(const QList<StagedChange>& changes);
    void onRebased(const ItemId& id, const std::optional<Value>& theirs);
    void syncInserts();
    void replaceLoaded(int at, const Value& item);
    void removeLoaded(QList<int> rows);
    void settleInserts(const QHash<ItemId, Value>& stored);
    void rowChanged(int row);
    bool isTaken(const ItemId& id) const;
    bool refuseReadOnly(QString* why) const;
    std::optional<Value> withFreeKey(const Value& item) const;
    Value fixedByQuery(const Value& item) const;
    // items_data.cpp
    RowView view(int row) const;
    const rf::AttributeValue* cell(const Value* item, int column) const;
    CellState cellState(const RowView& view, int column) const;
    QVariant cellText(const RowView& view, int column, int role) const;
    QString spoken(const RowView& view, int column) const;
    bool isRepeatedKey(int row, int column) const;
    bool refuseCell(const QModelIndex& index, const QString& why);

    int insertCount() const { return int(m_inserts.size()); }
    int loadedAt(const ItemId& id) const { return m_loaded.find(id); } ///< among the loaded; -1
    const Value& loadedItem(int at) const { return m_loaded.at(at)->item; }
    const StagedChange* changeOf(const ItemId& id) const;
    ItemId idOf(const Value& item) const;
    const TableInfo& table() const;

    QPointer<EngineClient> m_client;
    QPointer<StagedEdits> m_edits;
    LatestCall m_call;
    std::optional<PageRequest> m_request;
    std::optional<rf::Item> m_next; ///< LastEvaluatedKey of the last page
    QStringList m_columns;
    std::vector<ColumnInfo> m_columnInfo; ///< beside m_columns
    std::unordered_map<std::string, int, NameHash, std::equal_to<>> m_columnOf;
    int m_keyColumns = 0;
    LoadedRows m_loaded;
    QList<int> m_inView;
    ItemId m_heldId;
    LatestCall m_againCall;
    Failure m_rereadFailure;
    qint64 m_memory;
    QList<ItemId> m_inserts; ///< rows 0 …, newest first
    QSet<ItemId> m_insertIds;
    mutable QHash<ItemId, Value> m_merged; ///< edits made on a projection, laid over the whole item
    QList<EntityCount> m_entities; ///< kind k is m_entities[k - 1]
    QHash<QString, int> m_entityAt; ///< into m_entities
    State m_state = State::Idle;
    bool m_held = false; ///< cancelled: the view must not ask by itself
    bool m_readOn = false;
    bool m_readOnly = false;
    Failure m_failure;
    QElapsedTimer m_elapsed;
    qint64 m_scanned = 0, m_returned = 0;
    double m_consumed = 0, m_lastPage = 0, m_lastMs = 0;
    double m_consumedAgain = 0; ///< of m_consumed, by reading pages again
    int m_pages = 0;
    QString m_problem;
    ItemId m_problemId;
    int m_problemColumn = -1;
};

} // namespace rf::models
