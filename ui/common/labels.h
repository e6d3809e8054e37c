#pragma once
// Labels, separators and the search field.

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>

namespace rf::ui {

/// A label in one of the text colours: tone is "", "text2", "text3", "danger", "warn", "ok", "read", "write", "accent".
QLabel* label(const QString& text, const QFont& font = uiFont(), const char* tone = "", QWidget* parent = nullptr);
void setTone(QWidget* label, const char* tone);

/// One line that shrinks: what does not fit is elided, and the whole is the tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::TextElideMode m_mode;
};

/// A 1 px line in the line colour (`strong`: lineStrong, 18 px tall, for toolbars).
class Separator : public QFrame {
    Q_OBJECT
public:
    explicit Separator(Qt::Orientation orientation, QWidget* parent = nullptr, bool strong = false);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_strong;
};

/// A line edit with a magnifier; Escape clears it, and with nothing to clear is passed on.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// "3.4 KB": of 1,024 bytes each, as DynamoDB counts them.
QString sizeText(qint64 bytes);

/// Marks an input as wrong (danger border, `why` as tool tip and description) or, with an empty text, as right.
void setProblem(QWidget* input, const QString& why);
/// 24 px instead of 28 for a QLineEdit, QComboBox or spin box.
void setCompact(QWidget* input);
/// Has the style sheet look again at the properties of a widget.
void restyle(QWidget* widget);

} // namespace rf::ui
