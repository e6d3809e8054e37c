#pragma once
// The first rows of a source as the items they would become: a column for every attribute, and what is wrong with a row.

#include "engine/transfer/sniff.h"
#include "models/value/value.h"

#include <QAbstractTableModel>

namespace rf::models {

class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        TypeCodeRole = Qt::UserRole + 1, ///< "S", "N", …; empty: the item has no such attribute
        ProblemRole,                     ///< why the row would be refused; empty: it would not
    };
    static constexpr int kRows = 50;
    explicit PreviewModel(QObject* parent = nullptr);

    /// `table`: what it shall fit; nullptr: any.
    void reset(const std::vector<rf::transfer::Row>& rows, const rf::transfer::Mapping& mapping, const rf::TableSchema* table);
    /// Items as they are, with the names that lead their columns.
    void showItems(const QList<Value>& items, const QStringList& first);
    int refused() const { return m_refused; }
    /// The first reason, with its line: "Line 3: qty: "x" is no number."; empty when no row is refused.
    QString firstProblem() const { return m_firstProblem; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override; ///< line, then attributes
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Shown {
        qint64 line = 0;
        Value item;
        QString problem;
    };
    QStringList m_names;
    QList<Shown> m_rows;
    int m_refused = 0;
    QString m_firstProblem;
};

} // namespace rf::models
