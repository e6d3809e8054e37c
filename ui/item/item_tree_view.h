#pragma once
// One item as a tree, edited in place at any depth: values, names, types, new and removed attributes. Used by the
// inspector (24 px rows, no header) and the item editor (28 px rows, with one).

#include "models/items/item_tree_model.h"

#include <QSet>
#include <QStyledItemDelegate>
#include <QTreeView>

class QMenu;
class QToolButton;

namespace rf::ui {

inline constexpr int kMoreWidth = 36;  ///< of the column with the row's menu
inline constexpr int kTickSize = 13;

class TypedValueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `wide`: the item editor's rows, with a menu at the end, type arrows, check boxes and notes.
    TypedValueDelegate(int rowHeight, bool wide, QObject* parent)
        : QStyledItemDelegate(parent), m_rowHeight(rowHeight), m_wide(wide) {}


    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {40, m_rowHeight}; }
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

signals:
    /// A name was given to the node at this place: what it is called now.
    void renamed(const rf::models::ValuePath& parent, const QString& name) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void paintValue(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintMore(QPainter* painter, const QRect& rect, const QModelIndex& index) const;
    static bool rowIsLocked(const QModelIndex& index);
    int m_rowHeight;
    bool m_wide;
};

class ItemTreeView : public QTreeView {
    Q_OBJECT
public:
    enum class Density { Inspector, Editor };

    ItemTreeView(models::ItemTreeModel* model, Density density, QWidget* parent = nullptr);

    /// Cursor on the value at `path`, opening what is closed above it.
    void reveal(const models::ValuePath& path);
    void editCurrent(); ///< the value; opens or closes a list or map
    void renameCurrent();
    void chooseType();   ///< a menu of types under the type column
    void addAttribute(); ///< to the item itself
    void addHere();      ///< into the list, map or set under the cursor, else beside it
    void removeCurrent();
    void moveCurrent(int step); ///< an element among its neighbours
    void copyCurrent() const { copy(false); }
    /// The menu of the node under the cursor, as the right button shows it. The caller owns it.
    QMenu* menuForCurrent();
    /// "Add attribute" of the inspector, which stands beneath the rows; none in the editor.
    QToolButton* addButton() const { return m_add; }

signals:
    void refused(const QString& why);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QModelIndex row() const; ///< the cursor's node, first column
    QModelIndex value(const QModelIndex& row) const;
    /// Where the "…" of a row stands, and the check box of a boolean; null: it has none.
    QRect moreRect(const QModelIndex& index) const;
    QRect tickRect(const QModelIndex& index) const;
    void showMenu(const QPoint& global);
    void toggle(const QModelIndex& index);
    void addUnder(const QModelIndex& parent);
    void retype(models::ValueType type);
    void fitHeight();
    void openSmallOnes();
    void copy(bool asJson) const;

    models::ItemTreeModel* m_model;
    Density m_density;
    TypedValueDelegate* m_delegate;
    QToolButton* m_add = nullptr;             ///< "Add attribute" beneath the last row
    QSet<QString> m_closed;                   ///< attributes the user has closed: they stay so in the next item
    std::optional<models::ValuePath> m_fresh; ///< just added: after its name comes its value
};

} // namespace rf::ui
