#pragma once
// The columns of a source and what becomes of them, one a row, editable.
//
// Invariants: rows are the columns of the mapping, in its order; changed() follows every edit that changes something.

#include "engine/transfer/layout.h"
#include "models/tables/table_info.h"

#include <QAbstractTableModel>

namespace rf::models {

class MappingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { SourceColumn, AttributeColumn, TypeColumn, EmptyColumn, SeparatorColumn, SampleColumn, ColumnCount };
    enum Role {
        ChoicesRole = Qt::UserRole + 1, ///< QStringList to choose from; EditRole is the index into it
        TypeCodeRole,                   ///< "S", "N", … "auto": what the column becomes
        KeyRole,                        ///< bool: the attribute is part of the table's key
        UsedRole,                       ///< bool: it is imported
    };
    explicit MappingModel(QObject* parent = nullptr);

    void reset(const rf::transfer::Mapping& mapping, const QStringList& samples);
    const rf::transfer::Mapping& mapping() const { return m_mapping; }
    void setKeys(const QStringList& keys);
    QStringList attributes() const; ///< of columns that are imported
    void setUsed(int row, bool used);
    void setType(int row, rf::transfer::As as);
    void setAttribute(int row, const QString& name);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    /// Whether the file's form has anything to say in that column: JSON knows no empty cells and no separators.
    bool isUsed(int column) const;

signals:
    void changed();

private:
    QVariant shown(const rf::transfer::Column& column, int place) const;
    bool isTyped() const { return !m_mapping.layout.isCsv() && m_mapping.layout.typedJson; }

    rf::transfer::Mapping m_mapping;
    QStringList m_samples, m_keys;
};

} // namespace rf::models
