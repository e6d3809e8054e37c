#pragma once
// One of the two tables that make the result grid: the pinned key columns or the rest. Both show one model through one
// selection model; the cursor walks from one into the other.

#include <QIdentityProxyModel>
#include <QTableView>

namespace rf::ui {

/// The rows of a tab, without the view's own fetching: pages cost units, so the grid asks for them itself.
class GridRowsModel : public QIdentityProxyModel {
public:
    using QIdentityProxyModel::QIdentityProxyModel;
    bool canFetchMore(const QModelIndex&) const override { return false; }
};

class GridPane : public QTableView {
    Q_OBJECT
public:
    enum class Part { Pinned, Rest };

    explicit GridPane(Part part, QWidget* parent = nullptr);

    /// The other pane. Set on both.
    void setPartner(GridPane* partner) { m_partner = partner; }
    Part part() const { return m_part; }

    /// Begins editing a cell, if it can be edited as text; else says so by openRequested or nothing.
    bool beginEdit(const QModelIndex& index);
    /// Columns shown, left to right.
    QList<int> shownColumns() const;

signals:
    /// A cell with an inside (list, map, set) was opened.
    void openRequested(const QModelIndex& index);
    /// Enter on a cell that is not edited in place.
    void keyEditRefused(const QModelIndex& index);
    void scrolledToEnd();
    void inspectorToggled(); ///< Space

protected:
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    int edgeColumn(bool first) const;
    QModelIndex crossTo(GridPane* pane, bool first);

    Part m_part;
    GridPane* m_partner = nullptr;
};

} // namespace rf::ui
