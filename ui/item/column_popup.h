#pragma once
// All columns of a grid in one list that narrows as one types: Enter goes to a column, the box shows or hides it, the
// pin keeps it in place. Ctrl+L, and the Columns button.

#include <QFrame>

class QListView;
class QStandardItemModel;

namespace rf::ui {

class SearchField;

struct ColumnEntry {
    QString name;
    QString typeCode; ///< empty: no value seen yet
    bool shown = true;
    bool pinned = false;
    bool isKey = false; ///< cannot be hidden
};

class ColumnPopup : public QFrame {
    Q_OBJECT
public:
    explicit ColumnPopup(QWidget* parent = nullptr);

    /// Shows the columns, left to right as in the grid, beneath `anchor` with the keyboard in the field.
    void open(const QList<ColumnEntry>& columns, QWidget* anchor);
    SearchField* field() const { return m_field; }
    QListView* list() const { return m_list; }
    QStringList names() const; ///< those that match what is typed

signals:
    void jumpRequested(const QString& name);
    void shownChanged(const QString& name, bool shown);
    void pinnedChanged(const QString& name, bool pinned);
    void fitAllRequested();
    void resetRequested();
    void allShownRequested(bool shown);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fill();
    void clicked(const QModelIndex& index, int x);
    void toggleShown(const QModelIndex& index);
    void togglePinned(const QModelIndex& index);
    void jump();
    ColumnEntry* entryOf(const QModelIndex& index);

    SearchField* m_field;
    QListView* m_list;
    QStandardItemModel* m_rows;
    QList<ColumnEntry> m_columns;
};

} // namespace rf::ui
