#pragma once
// The cards of the welcome page. All are buttons: reachable by Tab, pressed by Space or Enter.

#include "ui/common/tokens.h"

#include <QAbstractButton>

namespace rf::ui {

class WelcomeCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit WelcomeCard(const QString& title, const QString& detail, QWidget* parent = nullptr);
    QString detail() const { return m_detail; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintGround(QPainter* painter, bool primary = false) const;
    /// Title over detail in `rect`, vertically centred. A detail of one line is elided, of two wrapped.
    void paintWords(QPainter* painter, const QRect& rect, int lines = 1) const;
    /// The detail needs in that width: 1 or 2.
    int detailLines(int width) const;

private:
    QString m_detail;
};

/// "Open file / An .rfdb table file / Ctrl+O", 56 px; the primary one is tinted.
class ActionCard : public WelcomeCard {
    Q_OBJECT
public:
    ActionCard(const QString& iconName, const QString& title, const QString& detail, const QString& keys,
               bool primary = false, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {376, 56}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon, m_keys;
    bool m_primary;
};

/// A sample with a picture of its partitions: sizes of the item collections; 136 px, more where the detail needs two lines.
class SampleCard : public WelcomeCard {
    Q_OBJECT
public:
    SampleCard(const QString& title, const QString& detail, QList<int> collections, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QList<int> m_collections;
};

/// A source to import from, 52 px.
class ImportCard : public WelcomeCard {
    Q_OBJECT
public:
    ImportCard(const QString& iconName, const QString& title, const QString& detail, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {228, 52}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
};

} // namespace rf::ui
