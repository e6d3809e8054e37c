#pragma once
// Attributes to write, in the order they are written: each is taken or left out, and can be moved.

#include <QAbstractListModel>
#include <QStringList>

namespace rf::models {

class ColumnChoiceModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ColumnChoiceModel(QObject* parent = nullptr);

    /// All of them taken.
    void reset(const QStringList& names);
    const QStringList& names() const { return m_names; }
    QStringList taken() const;
    bool allTaken() const { return m_left.isEmpty(); }
    void setAllTaken(bool taken);
    bool move(int from, int to); ///< false: there is no such place

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void changed();

private:
    QStringList m_names;
    QStringList m_left; ///< left out
};

} // namespace rf::models
