#pragma once
// What a commit would do: staged changes, under each its attributes before and after, with the price.

#include "models/edit/write_price.h"

#include <QAbstractItemModel>
#include <QPointer>

namespace rf::models {

class ReviewModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, BeforeColumn, AfterColumn, PriceColumn, ColumnCount };
    enum Role {
        ChangeKindRole = Qt::UserRole + 1, ///< int of ChangeKind; attributes: that of the difference
        ItemIdRole,                        ///< QByteArray, of the change it belongs to
        ConditionRole,                     ///< what the write demands, in expressions; changes only
        PriceRole,                         ///< double, changes only
        TypeCodeRole,                      ///< of the value in Before or After
        PathRole,                          ///< of an attribute, or of what differs inside it: shipTo.city
    };

    /// Follows the staged edits.
    explicit ReviewModel(StagedEdits* edits, QObject* parent = nullptr);
    ~ReviewModel() override;

    WritePrice total() const { return m_total; }
    int transactionCount() const { return m_transactions; }
    /// "1 transaction", or "3 transactions in sequence: each is all or nothing, the three together are not".
    QString transactionText() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void totalChanged();

private:
    struct Row;
    void reload();
    void removeRow(int row);
    void settle(int row, const StagedChange& change);
    void fill(Row& row, const StagedChange& change) const;
    const Row* rowOf(const QModelIndex& index) const;
    QVariant changeData(const Row& row, int column, int role) const;
    QVariant diffData(const AttributeDiff& diff, int column, int role) const;

    QPointer<StagedEdits> m_edits;
    std::vector<std::unique_ptr<Row>> m_rows;
    WritePrice m_total;
    int m_transactions = 0;
};

} // namespace rf::models
