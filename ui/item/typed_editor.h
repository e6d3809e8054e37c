#pragma once
// Edits one scalar value in place: its text, checked for its type at every key, and the type itself.
//
// Invariants: value() is the value given until something is touched; a text its type cannot say is no value, and the
// reason stands beneath the field; an editor with such a text stays open until it is mended or Escape drops it.

#include "models/value/value.h"

#include <QWidget>

class QAbstractItemView;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace rf::ui {

class TypedEditor : public QWidget {
    Q_OBJECT
public:
    explicit TypedEditor(QWidget* parent = nullptr);
    ~TypedEditor() override;

    void setValue(const models::Value& value);
    /// Nothing yet: the attribute is absent.
    void setEmpty(models::ValueType type);
    /// The type stays what it is: members of sets, key attributes.
    void setTypeFixed(bool fixed);

    models::ValueType type() const { return m_type; }
    /// Nothing while the text does not say one.
    std::optional<models::Value> value() const;
    bool isFilled() const { return m_filled; }
    bool isTouched() const { return m_touched; }
    bool isBusy() const; ///< its menu is open: a lost focus means nothing
    QString problem() const { return m_problem; }
    QLineEdit* line() const { return m_line; }

    QSize minimumSizeHint() const override;

signals:
    void finished(bool commit);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void setType(models::ValueType type);
    void chooseType(models::ValueType type);
    void check();
    void placeProblem();

    QLineEdit* m_line;
    QComboBox* m_truth;
    QToolButton* m_typeButton;
    QMenu* m_menu;
    QLabel* m_bubble;
    models::ValueType m_type = models::ValueType::S;
    std::optional<models::Value> m_given;
    bool m_filled = false;
    bool m_touched = false;
    bool m_switching = false; ///< the field is changing places with the list
    QString m_problem;
};

/// The editor that is open in a view, or nullptr.
TypedEditor* openEditor(const QAbstractItemView* view);
/// An editor whose text says no value keeps its place: gives it the keyboard again. False when there is none.
bool heldByOpenEditor(const QAbstractItemView* view);

/// A menu of types with their letters, one checked. Triggered actions carry the type as int.
void fillTypeMenu(QMenu* menu, const QList<models::ValueType>& types, models::ValueType current);

} // namespace rf::ui
